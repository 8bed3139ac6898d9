// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { keyPresses } from './keyPresses'

const event = (key: string, timeStamp: number, more: Partial<KeyboardEvent> = {}) =>
  ({ key, timeStamp, repeat: false, ctrlKey: false, altKey: false, metaKey: false, target: null, ...more }) as KeyboardEvent

describe('the room’s keys', () => {
  it('are 1, 2 and 3', () => {
    const pressed = keyPresses()
    expect(['1', '2', '3', '4', 'a', ''].map((key, index) => pressed(event(key, index * 1000)))).toEqual([1, 2, 3, null, null, null])
  })

  it('take a double hit for one, and not the next key for it', () => {
    const pressed = keyPresses()
    expect([pressed(event('1', 0)), pressed(event('1', 299)), pressed(event('3', 300)), pressed(event('1', 700))]).toEqual([1, null, 3, 1])
  })

  it('pass over held keys, chords and typing', () => {
    const pressed = keyPresses()
    expect(pressed(event('1', 0, { repeat: true }))).toBeNull()
    expect(pressed(event('1', 1000, { ctrlKey: true }))).toBeNull()
    expect(pressed(event('1', 2000, { target: document.createElement('input') }))).toBeNull()
  })
})
