import { beforeAll, describe, expect, it } from 'vitest'
import { classroom, type Difficulty } from './testing/classroom'
import { patience, Readings, seedsFrom, usual } from './testing/readings'

let readings: Readings

beforeAll(async () => {
  readings = await Readings.open()
}, patience)

describe('pictures that are too hard', () => {
  it.each([
    ['too far', { ...usual, size: [10, 24] }],
    ['turned away', { ...usual, turn: 60 }],
    ['out of focus', { ...usual, blur: [1.5, 5] }],
    ['shaken', { ...usual, motion: [4, 14] }],
    ['dark and noisy', { ...usual, light: [0.08, 0.3], noise: [6, 15] }],
    ['packed hard', { ...usual, quality: [5, 30] }],
    ['half covered', { ...usual, covers: ['finger', 'head', 'head', 'thumb'] }],
    ['of 720 lines', { ...usual, size: [16, 60] }],
  ] as [string, Difficulty][])('%s: none is read wrong', (label, difficulty) => {
    expect(readings.count(seedsFrom(200, 2), label === 'of 720 lines' ? 1280 : 1920, difficulty, label).wrong).toBe(0)
  }, patience)

  it('without any card nothing is read', () => {
    const scenes = seedsFrom(300, 2).map((seed) => ({ ...classroom(seed, 1920, usual), cards: [] }))
    expect(scenes.map((scene) => readings.of(scene))).toEqual(scenes.map(() => []))
  }, patience)

  it('mirrored, nothing is read', () => {
    expect(readings.mirrored(classroom(400, 1920, usual))).toEqual([])
  }, patience)
})
