import { describe, expect, it } from 'vitest'
import type { Box } from '../room/box'
import { lectureLayout } from './lectureLayout'

const apart = (a: Box, b: Box) => a.left + a.width <= b.left || b.left + b.width <= a.left || a.top + a.height <= b.top || b.top + b.height <= a.top

describe('lectureLayout', () => {
  it.each([
    [[false, false], false],
    [[false, true], false],
    [[true, false, false, false], false],
    [Array.from({ length: 8 }, (_, room) => room === 5), false],
    [[], true],
    [[true], true],
    [[false, false], true],
    [[false, true, false], true],
    [Array.from({ length: 8 }, (_, room) => room === 5), true],
  ])('covers nothing and leaves nothing outside with %j and content %j', (called, content) => {
    const boxes = lectureLayout(called, content, 1900, 880)
    expect(boxes).toHaveLength(called.length + (content ? 1 : 0))
    boxes.forEach((box, number) => {
      expect(box.left).toBeGreaterThanOrEqual(0)
      expect(box.top).toBeGreaterThanOrEqual(0)
      expect(box.left + box.width).toBeLessThanOrEqual(1900)
      expect(box.top + box.height).toBeLessThanOrEqual(880)
      boxes.slice(number + 1).forEach((other) => expect(apart(box, other)).toBe(true))
    })
  })

  it('makes the called room much the largest', () => {
    const [first, called, third] = lectureLayout([false, true, false], false, 1900, 880)
    expect(called!.width).toBeGreaterThan(3.5 * first!.width)
    expect(third!.width).toBe(first!.width)
  })

  it('makes the called room larger beside what the teacher shows too, which stays the largest', () => {
    const [, quiet] = lectureLayout([false, false, false], true, 1900, 880)
    const [first, called, , content] = lectureLayout([false, true, false], true, 1900, 880)
    expect(called!.width).toBeGreaterThan(1.5 * quiet!.width)
    expect(called!.width).toBeGreaterThan(1.5 * first!.width)
    expect(content!.width).toBeGreaterThan(2 * called!.width)
  })

  it('lets six rooms have what a page leaves free, so that faces are seen in them', () => {
    // A panel of 1366x768 with pages, and with pens as well.
    for (const [height, least] of [
      [534, 190],
      [478, 190],
    ] as const) {
      const boxes = lectureLayout(Array.from({ length: 6 }, () => false), true, 1354, height)
      boxes.slice(0, 6).forEach((room) => expect(room.width).toBeGreaterThan(least))
      expect(boxes[6]!.width).toBeGreaterThan(0.6 * 1354)
    }
    const [quiet] = lectureLayout([false, true, false, false, false, false], true, 1354, 534)
    expect(quiet!.width).toBeGreaterThan(150)
  })

  it('leaves one room beside a page as it is, however much is free', () => {
    expect(lectureLayout([false], true, 1354, 300)[0]!.width).toBeLessThanOrEqual(271)
  })

  it('has nothing to place where there is no room yet', () => expect(lectureLayout([], false, 1900, 880)).toEqual([]))
})
