import type { Answer, AnswerSheet, HeldSeat } from '@classroom/shared/contracts'
import { CommandLine, Refusal } from '@classroom/shared/hub'
import { useRelay } from '@classroom/shared/session'
import { refusalSentence } from '@classroom/shared/ui'
import { computed, onScopeDispose, shallowRef } from 'vue'

/** A pupil's connection: the sheet as the relay tells it, and the way back for answers. An answer whose acknowledgement was lost is sent again and counts once. */
export function useSheet(seat: HeldSeat) {
  const relay = useRelay(() => Promise.resolve(seat.token))
  const commands = new CommandLine(relay.hub.call)
  const sheet = shallowRef<AnswerSheet | null>(null)
  const pending = shallowRef<Answer | null>(null)
  /** Message key of why the last answer was not taken, or empty. */
  const problem = shallowRef('')

  relay.hub.on('welcome', () => commands.resume())
  relay.hub.on('sheetChanged', (next) => {
    if (sheet.value && next.seq < sheet.value.seq) return
    if (next.question?.questionId !== sheet.value?.question?.questionId) problem.value = ''
    sheet.value = next
  })
  const expiry = setInterval(() => commands.expire(), 1_000)
  onScopeDispose(() => clearInterval(expiry))
  void relay.hub.run()

  async function answer(given: Answer): Promise<void> {
    const questionId = sheet.value?.question?.questionId
    if (!questionId) return
    pending.value = given
    problem.value = ''
    try {
      await commands.send(seat.lessonId, { type: 'giveAnswer', questionId, answer: given })
      if (sheet.value?.question?.questionId === questionId) sheet.value = { ...sheet.value, answer: given }
    } catch (error) {
      problem.value = refusalSentence(error instanceof Refusal ? error : { code: 'internal' })
    } finally {
      if (pending.value === given) pending.value = null
    }
  }

  return { relay, sheet, answer, pending: computed(() => pending.value), problem }
}
