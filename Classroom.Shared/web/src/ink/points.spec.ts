import { describe, expect, it } from 'vitest'
import { decodePoints, encodePoints, type InkPoint } from './points'

describe('points', () => {
  it('are coded as the relay codes them', () => expect(encodePoints([[0, 0, 0], [16, 0, 128], [0, 32767, 0]])).toBe('AAAgBAgIhB+//BhI'))

  it('come back as they were', () => {
    const points: InkPoint[] = Array.from({ length: 300 }, (_, at) => [(at * 7919) % 32768, (at * 104729) % 32768, (at * 31) % 256])
    expect(decodePoints(encodePoints(points))).toEqual(points)
  })

  it('take few characters where the hand is slow', () => {
    const points: InkPoint[] = Array.from({ length: 100 }, (_, at) => [15 * at, 3_000 - 12 * at, 128])
    expect(encodePoints(points).length).toBeLessThan(310)
  })
})
