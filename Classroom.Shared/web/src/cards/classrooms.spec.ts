import { beforeAll, describe, expect, it } from 'vitest'
import { SteadyAnswers } from './steadyAnswers'
import { classroom, type Difficulty } from './testing/classroom'
import { patience, Readings, seedsFrom, usual } from './testing/readings'

let readings: Readings

beforeAll(async () => {
  readings = await Readings.open()
}, patience)

describe('thirty cards at 1080p', () => {
  it.each([
    ['near', { ...usual, size: [60, 110] }],
    ['in the middle', { ...usual, size: [40, 60] }],
    ['at the stated distance', { ...usual, size: [34, 38] }],
    ['far, held still in good light', { ...usual, size: [24, 28], turn: 15, blur: [0.5, 0.8], motion: [0, 0.5], noise: [1, 3], light: [0.7, 1], quality: [75, 90] }],
  ] as [string, Difficulty][])('%s: 97 of 100 are read, none wrong', (label, difficulty) => {
    const { share, wrong } = readings.count(seedsFrom(100, 5), 1920, difficulty, label)
    expect(wrong).toBe(0)
    expect(share).toBeGreaterThanOrEqual(0.97)
  }, patience)
})

describe('a class that is filmed', () => {
  it('is read whole within four frames, although hands move', () => {
    const steady = new SteadyAnswers()
    const still = classroom(500, 1920, { ...usual, size: [30, 60] })
    for (let frame = 0; frame < 4; frame++) {
      const cards = still.cards.map((card) => ({ ...card, yaw: card.yaw + 3 * frame, tilt: card.tilt - 2 * frame, x: card.x + 2 * frame }))
      steady.add(readings.of({ ...still, seed: 500 + frame, cards }))
    }
    expect(steady.all).toEqual(new Map(still.cards.map(({ seat, answer }) => [seat, answer])))
  }, patience)
})
