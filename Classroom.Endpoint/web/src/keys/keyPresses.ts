/** Two presses of one key within this are one press of a worn button, in ms. */
const bounceMs = 300

/** What the keyboard's and the clicker's keys 1 to 3 do; null for every other key. Repeats, double hits, chords and typing into a field are no presses. */
export function keyPresses() {
  const last = new Map<string, number>()
  return (event: Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey' | 'timeStamp' | 'target'>): 1 | 2 | 3 | null => {
    const number = ['1', '2', '3'].indexOf(event.key) + 1
    if (number === 0 || event.repeat || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return null
    const before = last.get(event.key) ?? -Infinity
    last.set(event.key, event.timeStamp)
    return event.timeStamp - before < bounceMs ? null : (number as 1 | 2 | 3)
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
