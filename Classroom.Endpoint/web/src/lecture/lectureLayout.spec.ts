import { describe, expect, it } from 'vitest'
import type { Box } from '../room/box'
import { lectureLayout } from './lectureLayout'

const apart = (a: Box, b: Box) => a.left + a.width <= b.left || b.left + b.width <= a.left || a.top + a.height <= b.top || b.top + b.height <= a.top

describe('lectureLayout', () => {
  it.each([
    [[false, false]],
    [[false, true]],
    [[true, false, false, false]],
    [Array.from({ length: 8 }, (_, room) => room === 5)],
  ])('covers nothing and leaves nothing outside with %j', (called) => {
    const boxes = lectureLayout(called, 1900, 880)
    expect(boxes).toHaveLength(called.length)
    boxes.forEach((box, number) => {
      expect(box.left).toBeGreaterThanOrEqual(0)
      expect(box.top).toBeGreaterThanOrEqual(0)
      expect(box.left + box.width).toBeLessThanOrEqual(1900)
      expect(box.top + box.height).toBeLessThanOrEqual(880)
      boxes.slice(number + 1).forEach((other) => expect(apart(box, other)).toBe(true))
    })
  })

  it('makes the called room much the largest', () => {
    const [first, called, third] = lectureLayout([false, true, false], 1900, 880)
    expect(called!.width).toBeGreaterThan(3.5 * first!.width)
    expect(third!.width).toBe(first!.width)
  })

  it('has nothing to place where there is no room yet', () => expect(lectureLayout([], 1900, 880)).toEqual([]))
})
