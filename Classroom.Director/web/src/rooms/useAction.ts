import { shallowRef } from 'vue'
import { problemOf } from './roomRules'

/** One thing a dialog does: busy while it runs, and the message key of what went wrong. */
export function useAction() {
  const busy = shallowRef(false)
  const problem = shallowRef('')

  /** True when it succeeded. A second press while it runs does nothing. */
  async function run(action: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = ''
    try {
      await action()
      return true
    } catch (error) {
      problem.value = problemOf(error)
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, run }
}
