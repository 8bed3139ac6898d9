import type { AskedQuestion } from '@classroom/shared/contracts'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { useCommand } from '../floor/useCommand'
import { choiceOfKey } from './options'

/** Two presses within this are one press of a worn key, in ms. */
const bounceMs = 300

/**
 * The class answers together by the keys 1 to 4 of whatever keyboard or clicker the room has. While a question takes such answers its keys mean nothing
 * else: they are taken before any other handler sees them.
 */
export function useRoomKeys(asked: () => AskedQuestion | null) {
  const { give, problem } = useCommand()
  /** What this page pressed last for the present question; null after a reload, though the answer counts. */
  const chosen = shallowRef<number | null>(null)
  let last = -bounceMs
  watch(
    () => asked()?.questionId,
    () => (chosen.value = null),
  )

  async function answer(choice: number): Promise<void> {
    const question = asked()
    if (!question || question.phase !== 'open') return
    await give({ type: 'answerTogether', questionId: question.questionId, choice })
    if (!problem.value && asked()?.questionId === question.questionId) chosen.value = choice
  }

  function press(event: KeyboardEvent): void {
    const question = asked()
    if (!question || question.phase !== 'open' || event.ctrlKey || event.altKey || event.metaKey) return
    const choice = choiceOfKey(question.question, event.key)
    if (choice === null) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.repeat || event.timeStamp - last < bounceMs) return
    last = event.timeStamp
    void answer(choice)
  }

  window.addEventListener('keydown', press, { capture: true })
  onScopeDispose(() => window.removeEventListener('keydown', press, { capture: true }))
  return { chosen, problem, answer }
}
