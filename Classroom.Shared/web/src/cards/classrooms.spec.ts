import { beforeAll, describe, expect, it } from 'vitest'
import { CardDetector } from './detector'
import { SteadyAnswers } from './steadyAnswers'
import { photograph } from './testing/camera'
import { classroom, type Difficulty } from './testing/classroom'
import { nodeOpenCv } from './testing/nodeOpenCv'
import type { Scene } from './testing/scene'

/** What a camera on the wall and children who hold their cards up give. */
const usual: Difficulty = {
  size: [34, 110],
  turn: 30,
  blur: [0.5, 1],
  motion: [0, 1.5],
  noise: [1, 5],
  quality: [60, 90],
  light: [0.45, 1],
  covers: ['nothing', 'nothing', 'thumb'],
}

/** A picture takes half a second to draw and a fifth to read; on a machine that does other work, ten times that, in ms. */
const patience = 240_000

let detector: CardDetector

beforeAll(async () => {
  detector = new CardDetector(await nodeOpenCv())
}, patience)

/** Reads a picture and counts: cards read right, and readings that are not what was held up. */
function read(scene: Scene): { right: number; wrong: number } {
  const readings = detector.read(photograph(scene))
  const right = readings.filter(({ seat, answer }) => scene.cards.some((card) => card.seat === seat && card.answer === answer)).length
  return { right, wrong: readings.length - right }
}

/** Reads several pictures of 30 cards. */
function readAll(seeds: number[], width: number, difficulty: Difficulty, label: string): { share: number; wrong: number } {
  const counts = seeds.map((seed) => read(classroom(seed, width, difficulty)))
  const share = counts.reduce((sum, { right }) => sum + right, 0) / (30 * seeds.length)
  const wrong = counts.reduce((sum, count) => sum + count.wrong, 0)
  console.info(`${label}: ${(share * 100).toFixed(1)} % read, ${wrong} wrong, ${30 * seeds.length} cards`)
  return { share, wrong }
}

const seedsFrom = (first: number, count: number) => Array.from({ length: count }, (_, i) => first + i)

describe('thirty cards at 1080p', () => {
  it.each([
    ['near', { ...usual, size: [60, 110] }],
    ['in the middle', { ...usual, size: [40, 60] }],
    ['at the stated distance', { ...usual, size: [34, 38] }],
    ['far, held still in good light', { ...usual, size: [24, 28], turn: 15, blur: [0.5, 0.8], motion: [0, 0.5], noise: [1, 3], light: [0.7, 1], quality: [75, 90] }],
  ] as [string, Difficulty][])('%s: 97 of 100 are read, none wrong', (label, difficulty) => {
    const { share, wrong } = readAll(seedsFrom(100, 5), 1920, difficulty, label)
    expect(wrong).toBe(0)
    expect(share).toBeGreaterThanOrEqual(0.97)
  }, patience)
})

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
    expect(readAll(seedsFrom(200, 3), label === 'of 720 lines' ? 1280 : 1920, difficulty, label).wrong).toBe(0)
  }, patience)

  it('without any card nothing is read', () => {
    const scenes = seedsFrom(300, 4).map((seed) => ({ ...classroom(seed, 1920, usual), cards: [] }))
    expect(scenes.map((scene) => detector.read(photograph(scene)))).toEqual(scenes.map(() => []))
  }, patience)

  it('mirrored, nothing is read', () => {
    const { width, height, pixels } = photograph(classroom(400, 1920, usual))
    const mirrored = Uint8Array.from(pixels, (_, i) => pixels[i - (i % width) + width - 1 - (i % width)]!)
    expect(detector.read({ width, height, pixels: mirrored })).toEqual([])
  }, patience)
})

describe('a class that is filmed', () => {
  it('is read whole within four frames, although hands move', () => {
    const steady = new SteadyAnswers()
    const still = classroom(500, 1920, { ...usual, size: [30, 60] })
    for (let frame = 0; frame < 4; frame++) {
      const cards = still.cards.map((card) => ({ ...card, yaw: card.yaw + 3 * frame, tilt: card.tilt - 2 * frame, x: card.x + 2 * frame }))
      steady.add(detector.read(photograph({ ...still, seed: 500 + frame, cards })))
    }
    expect(steady.all).toEqual(new Map(still.cards.map(({ seat, answer }) => [seat, answer])))
  }, patience)
})
