import { relayApi } from '@classroom/shared/api'
import type { PreparedQuestion } from '@classroom/shared/contracts'
import { shallowRef } from 'vue'
import { useSession } from '../room/sessionKey'

/** The lecture room's prepared questions, kept by the relay: they are there on whichever PC the room uses. */
export function usePrepared() {
  const { roomId, token } = useSession()
  const questions = shallowRef<readonly PreparedQuestion[]>([])
  /** Message key of what went wrong last, or empty. */
  const problem = shallowRef('')

  token()
    .then((bearer) => relayApi.preparedQuestions(roomId, bearer))
    .then(
      (list) => (questions.value = list.questions),
      () => (problem.value = 'quiz.unread'),
    )

  /** Shows the list at once, and what it was before when it cannot be kept. */
  async function keep(list: readonly PreparedQuestion[]): Promise<void> {
    const before = questions.value
    questions.value = list
    problem.value = ''
    try {
      await relayApi.keepPrepared(roomId, { questions: [...list] }, await token())
    } catch {
      questions.value = before
      problem.value = 'quiz.unsaved'
    }
  }

  return {
    questions,
    problem,
    add: (question: PreparedQuestion) => keep([...questions.value, question]),
    remove: (question: PreparedQuestion) => keep(questions.value.filter((other) => other !== question)),
  }
}
