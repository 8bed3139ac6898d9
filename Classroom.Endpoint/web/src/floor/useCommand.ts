import type { LessonCommand } from '@classroom/shared/contracts'
import { Refusal } from '@classroom/shared/hub'
import { refusalSentence } from '@classroom/shared/ui'
import { shallowRef } from 'vue'
import { useLessonSession } from '../room/sessionKey'

/** Gives commands on a press; says why one was refused until the next. */
export function useCommand() {
  const { send } = useLessonSession()
  /** Message key of the sentence for the last refusal, or empty. */
  const problem = shallowRef('')

  async function give(command: LessonCommand): Promise<void> {
    problem.value = ''
    try {
      await send(command)
    } catch (error) {
      problem.value = refusalSentence(error instanceof Refusal ? error : { code: 'internal' })
    }
  }

  return { give, problem }
}
