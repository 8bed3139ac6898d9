import { describe, expect, it } from 'vitest'
import { answerOf, answers, type Corners } from './answer'
import { Random } from './testing/random'
import { heldCorners } from './testing/render'

/** A marker of 100 pixels whose printed top is turned clockwise by so many degrees. */
function marker(degrees: number): Corners {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180) * 50, Math.sin((degrees * Math.PI) / 180) * 50]
  const at = (u: number, v: number) => ({ x: 300 + u * cos - v * sin, y: 300 + u * sin + v * cos })
  return [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)]
}

/** How a thousand cards anywhere in a 1080p picture are read, turned aside and leaning by up to `turn` degrees, and up to 30 off upright. */
function held(turn: number): { right: number; wrong: number } {
  const random = new Random(turn)
  const read = Array.from({ length: 1000 }, () => {
    const answer = random.pick(answers)
    const [yaw, pitch, tilt] = [random.between(-turn, turn), random.between(-turn, turn), random.between(-30, 30)]
    const [x, y] = [random.between(50, 1870), random.between(50, 1030)]
    const seen = answerOf(heldCorners({ seat: 1, answer, x, y, size: 60, yaw, pitch, tilt, cover: 'nothing', shadow: 1 }, 1920, 1080), 1920, 1080)
    return seen === answer ? 'right' : seen === undefined ? 'nothing' : 'wrong'
  })
  return { right: read.filter((one) => one === 'right').length, wrong: read.filter((one) => one === 'wrong').length }
}

describe('answerOf', () => {
  it('reads cards that are turned by 30 degrees every way', () => {
    const { right, wrong } = held(30)
    expect(wrong).toBe(0)
    expect(right).toBeGreaterThan(985)
  })

  it('rather reads nothing than another answer when they are turned by up to 60', () => expect(held(60).wrong).toBe(0))

  it.each([
    [0, 'A'],
    [-90, 'B'],
    [180, 'C'],
    [-180, 'C'],
    [90, 'D'],
  ])('turned by %i degrees: the side that is up, %s', (degrees, answer) => expect(answerOf(marker(degrees), 1920, 1080)).toBe(answer))

  it.each([-39, -20, 20, 39])('leaning by %i degrees: still the same', (lean) => {
    expect([0, -90, 180, 90].map((degrees) => answerOf(marker(degrees + lean), 1920, 1080))).toEqual(['A', 'B', 'C', 'D'])
  })

  it.each([41, 45, 49, 131, 135, -45, -135, -139])('standing on its corner at %i degrees: nothing', (degrees) => expect(answerOf(marker(degrees), 1920, 1080)).toBeUndefined())
})
