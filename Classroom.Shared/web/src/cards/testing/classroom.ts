import { answers } from '../answer'
import { Random } from './random'
import type { Conditions, HeldCard, Scene } from './scene'

/** What a picture of a class is like; ranges are [least, most]. */
export interface Difficulty {
  /** Side of the markers in pixels, if they faced the camera. */
  readonly size: readonly [number, number]
  /** How far cards are turned aside and lean, in degrees. */
  readonly turn: number
  readonly blur: readonly [number, number]
  readonly motion: readonly [number, number]
  readonly noise: readonly [number, number]
  readonly quality: readonly [number, number]
  readonly light: readonly [number, number]
  readonly covers: readonly HeldCard['cover'][]
}

const columns = 10

/** Thirty children who each hold up a card, in three rows across the picture; the same for the same seed. Odd seeds have the seats from 31. */
export function classroom(seed: number, width: number, difficulty: Difficulty): Scene {
  const random = new Random(seed)
  const height = (width * 9) / 16
  const within = ([low, high]: readonly [number, number]) => random.between(low, high)
  const conditions: Conditions = {
    width,
    height,
    light: [within(difficulty.light), within(difficulty.light)],
    blur: within(difficulty.blur),
    motion: within(difficulty.motion),
    motionAngle: random.between(0, 180),
    noise: within(difficulty.noise),
    quality: within(difficulty.quality),
  }
  const cards = Array.from({ length: 30 }, (_, index): HeldCard => ({
    seat: index + 1 + (seed % 2) * 30,
    answer: random.pick(answers),
    x: width * (0.057 + (index % columns) * 0.098 + random.between(-0.008, 0.008)),
    y: height * (0.13 + Math.floor(index / columns) * 0.3 + random.between(-0.04, 0.04)),
    size: within(difficulty.size),
    yaw: random.between(-difficulty.turn, difficulty.turn),
    pitch: random.between(-difficulty.turn, difficulty.turn),
    tilt: random.between(-30, 30),
    cover: random.pick(difficulty.covers),
    shadow: random.pick([1, 1, 1, 0.55]),
  }))
  return { seed, conditions, cards }
}
