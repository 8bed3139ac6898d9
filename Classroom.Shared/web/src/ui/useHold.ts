import { onScopeDispose, ref } from 'vue'

/** How long the hint stays after a press that was too short. */
const hintMs = 1500

/** A press that counts once it has lasted `holdMs`; progress runs from 0 to 1 meanwhile. */
export function useHold(holdMs: () => number, held: () => void) {
  const progress = ref(0)
  const hinting = ref(false)
  let frame = 0
  let hint: ReturnType<typeof setTimeout> | undefined

  function press(): void {
    if (frame) return
    clearTimeout(hint)
    hinting.value = false
    const start = performance.now()
    const step = () => {
      progress.value = Math.min(1, (performance.now() - start) / holdMs())
      if (progress.value < 1) {
        frame = requestAnimationFrame(step)
        return
      }
      stop()
      held()
    }
    frame = requestAnimationFrame(step)
  }

  function release(): void {
    if (!frame) return
    stop()
    hinting.value = true
    hint = setTimeout(() => (hinting.value = false), hintMs)
  }

  function stop(): void {
    cancelAnimationFrame(frame)
    frame = 0
    progress.value = 0
  }

  onScopeDispose(() => {
    stop()
    clearTimeout(hint)
  })
  return { progress, hinting, press, release }
}
