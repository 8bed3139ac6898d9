import { describe, expect, it } from 'vitest'
import { answerOf, type Corners } from './answer'

/** A marker of 100 pixels whose printed top is turned clockwise by so many degrees. */
function marker(degrees: number): Corners {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180) * 50, Math.sin((degrees * Math.PI) / 180) * 50]
  const at = (u: number, v: number) => ({ x: 300 + u * cos - v * sin, y: 300 + u * sin + v * cos })
  return [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)]
}

describe('answerOf', () => {
  it.each([
    [0, 'A'],
    [-90, 'B'],
    [180, 'C'],
    [-180, 'C'],
    [90, 'D'],
  ])('turned by %i degrees: the side that is up, %s', (degrees, answer) => expect(answerOf(marker(degrees))).toBe(answer))

  it.each([-39, -20, 20, 39])('leaning by %i degrees: still the same', (lean) => {
    expect([0, -90, 180, 90].map((degrees) => answerOf(marker(degrees + lean)))).toEqual(['A', 'B', 'C', 'D'])
  })

  it.each([41, 45, 49, 131, 135, -45, -135, -139])('standing on its corner at %i degrees: nothing', (degrees) => expect(answerOf(marker(degrees))).toBeUndefined())
})
