import { describe, expect, it } from 'vitest'
import { ConsoleKeys, defaultKeys, keyActions, readKeys, remapped, type KeyStroke } from './consoleKeys'

let now = 0
const keysAt = (straight = false) => {
  now = 10_000
  return new ConsoleKeys(() => defaultKeys, () => straight, () => now)
}
const press = (keys: ConsoleKeys, code: string, more: Partial<KeyStroke> = {}) =>
  keys.hit({ code, repeat: false, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, writing: false, ...more })?.action ?? null

describe('the keys of the desk', () => {
  it('are the trade’s', () => {
    const keys = keysAt()
    const pressed = ['Space', 'KeyB', 'KeyL', 'KeyM', 'Digit3', 'Numpad4'].map((code) => ((now += 1_000), press(keys, code)))
    expect(pressed).toEqual(['cut', 'standby', 'layout', 'mute', 'source3', 'source4'])
    now += 1_000
    expect(press(keys, 'NumpadEnter')).toBe('auto')
  })

  it('count once while held down, fifty times a second for two seconds', () => {
    const keys = keysAt()
    const hits = Array.from({ length: 100 }, (_, n) => ((now += 20), press(keys, 'Space', { repeat: n > 0 })))
    expect(hits.filter(Boolean)).toEqual(['cut'])
  })

  it('count once when a table is nudged: hammered without repeat, every hit puts the end off', () => {
    const keys = keysAt()
    const hits = Array.from({ length: 100 }, () => ((now += 20), press(keys, 'Space')))
    expect(hits.filter(Boolean)).toEqual(['cut'])
  })

  it('take a cut and a mix in one slip for one', () => {
    const keys = keysAt()
    expect(press(keys, 'Space')).toBe('cut')
    now += 100
    expect(press(keys, 'Enter')).toBeNull()
    now += 300
    expect(press(keys, 'Enter')).toBe('auto')
  })

  it('let different sources follow each other at once', () => {
    const keys = keysAt()
    expect([press(keys, 'Digit1'), press(keys, 'Digit2')]).toEqual(['source1', 'source2'])
  })

  it.each([{ writing: true }, { ctrlKey: true }, { altKey: true }, { metaKey: true }, { shiftKey: true }])('do nothing with %j', (more) =>
    expect(press(keysAt(), 'Space', more)).toBeNull())

  it('know no Escape', () => expect(press(keysAt(), 'Escape')).toBeNull())

  it('go straight on air with Shift only where that was switched on', () => {
    const stroke = { code: 'Digit2', repeat: false, shiftKey: true, ctrlKey: false, altKey: false, metaKey: false, writing: false }
    expect(keysAt(false).hit(stroke)).toBeNull()
    expect(keysAt(true).hit(stroke)).toEqual({ action: 'source2', straight: true })
  })
})

describe('the map of keys', () => {
  it('gives a key that was taken to its new action, and the action that had it the former one', () => {
    const keys = remapped(defaultKeys, 'cut', 'Enter')
    expect([keys.cut, keys.auto]).toEqual(['Enter', 'Space'])
    expect(new Set(Object.values(keys)).size).toBe(keyActions.length)
  })

  it('leaves Escape alone', () => expect(remapped(defaultKeys, 'cut', 'Escape')).toBe(defaultKeys))

  it('is read back as it was kept, and by default where that is no map', () => {
    const keys = remapped(defaultKeys, 'standby', 'KeyS')
    expect(readKeys(JSON.stringify(keys))).toEqual(keys)
    for (const text of [null, 'x', '[]', '{"cut":"Enter"}', '{"cut":"Escape"}', '{"cut":7}']) expect(readKeys(text)).toEqual(defaultKeys)
  })
})
