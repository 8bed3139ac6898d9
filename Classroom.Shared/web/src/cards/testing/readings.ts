import { CardDetector } from '../detector'
import { photograph } from './camera'
import { classroom, type Difficulty } from './classroom'
import { nodeOpenCv } from './nodeOpenCv'
import type { Scene } from './scene'

/** What a camera on the wall and children who hold their cards up give. */
export const usual: Difficulty = {
  size: [34, 110],
  turn: 30,
  blur: [0.5, 1],
  motion: [0, 1.5],
  noise: [1, 5],
  quality: [60, 90],
  light: [0.45, 1],
  covers: ['nothing', 'nothing', 'thumb'],
}

/** A picture takes a second to draw and to read; on a machine that does other work many times that. In ms, for a handful. */
export const patience = 240_000

export const seedsFrom = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i)

/** Reads rendered pictures, and counts what was read. */
export class Readings {
  readonly #detector: CardDetector

  private constructor(detector: CardDetector) {
    this.#detector = detector
  }

  static async open(): Promise<Readings> {
    return new Readings(new CardDetector(await nodeOpenCv()))
  }

  of(scene: Scene): ReturnType<CardDetector['read']> {
    return this.#detector.read(photograph(scene))
  }

  mirrored(scene: Scene): ReturnType<CardDetector['read']> {
    const { width, height, pixels } = photograph(scene)
    return this.#detector.read({ width, height, pixels: Uint8Array.from(pixels, (_, i) => pixels[i - (i % width) + width - 1 - (i % width)]!) })
  }

  /** Of pictures of 30 cards: the share that was read right, and how many readings are not what was held up. */
  count(seeds: number[], width: number, difficulty: Difficulty, label: string): { share: number; wrong: number } {
    const counts = seeds.map((seed) => this.#countOf(classroom(seed, width, difficulty)))
    const share = counts.reduce((sum, { right }) => sum + right, 0) / (30 * seeds.length)
    const wrong = counts.reduce((sum, count) => sum + count.wrong, 0)
    console.info(`${label}: ${(share * 100).toFixed(1)} % read, ${wrong} wrong, ${30 * seeds.length} cards`)
    return { share, wrong }
  }

  #countOf(scene: Scene): { right: number; wrong: number } {
    const readings = this.of(scene)
    const right = readings.filter(({ seat, answer }) => scene.cards.some((card) => card.seat === seat && card.answer === answer)).length
    return { right, wrong: readings.length - right }
  }
}
