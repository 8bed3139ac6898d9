import { onMounted, onUnmounted, shallowRef, watch } from 'vue'
import { ConsoleKeys, readKeys, type KeyAction } from './consoleKeys'

const keysKey = 'console-keys'
const straightKey = 'console-straight'

/** The keys of this desk's keyboard, kept in this browser. */
export function useConsoleKeys() {
  const keys = shallowRef(readKeys(localStorage.getItem(keysKey)))
  const straight = shallowRef(localStorage.getItem(straightKey) === 'yes')
  watch(keys, (now) => localStorage.setItem(keysKey, JSON.stringify(now)))
  watch(straight, (now) => localStorage.setItem(straightKey, now ? 'yes' : 'no'))
  return { keys, straight, guard: new ConsoleKeys(() => keys.value, () => straight.value) }
}

/**
 * Listens for the desk's keys on the whole page. A key of the desk never presses the button that has the focus; where one writes, and in a dialog, keys are
 * the page's.
 */
export function useKeyListener(guard: ConsoleKeys, act: (action: KeyAction, straight: boolean) => void): void {
  const writing = (target: EventTarget | null) =>
    target instanceof HTMLElement && (target.closest('dialog') !== null || target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  // What a focused button would take for a press, whatever the map says.
  const presses = (code: string) => code === 'Space' || code === 'Enter' || code === 'NumpadEnter'

  function onDown(event: KeyboardEvent): void {
    const { code, repeat, shiftKey, ctrlKey, altKey, metaKey } = event
    const isWriting = writing(event.target)
    if (!isWriting && (presses(code) || (guard.actionOf(code) && !ctrlKey && !altKey && !metaKey))) event.preventDefault()
    const hit = guard.hit({ code, repeat, shiftKey, ctrlKey, altKey, metaKey, writing: isWriting })
    if (hit) act(hit.action, hit.straight)
  }

  function onUp(event: KeyboardEvent): void {
    if (!writing(event.target) && presses(event.code)) event.preventDefault()
  }

  onMounted(() => {
    window.addEventListener('keydown', onDown, { capture: true })
    window.addEventListener('keyup', onUp, { capture: true })
  })
  onUnmounted(() => {
    window.removeEventListener('keydown', onDown, { capture: true })
    window.removeEventListener('keyup', onUp, { capture: true })
  })
}
