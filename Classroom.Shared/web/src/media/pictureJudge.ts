import type { CapturedPicture } from '../contracts'

/** A picture is judged by a thumbnail of this size: enough to tell a class from a lens cap. */
export const judgedWidth = 32
export const judgedHeight = 18

/** Mean and brightest luminance, of 255, that a dark picture does not reach: the noise of a covered sensor lies below. */
const blackMean = 16
const blackPeak = 48

/** A picture that varies less than this, of 255, shows one surface. */
const flatDeviation = 5

/** Looks that must agree before a word changes; of a frozen picture more, because slow cameras repeat themselves in bad light. */
const agree = 4
const agreeFrozen = 10

/** What a camera's picture shows, from a few thumbnails a second. A sensor always has some noise: two pictures that are equal to the last bit are one. */
export class PictureJudge {
  private before: Uint8Array | null = null
  private seen: CapturedPicture = 'fine'
  private times = 0
  /** The word that stands. */
  word: CapturedPicture = 'fine'

  /** One look more. @param rgba The thumbnail's pixels. */
  look(rgba: Uint8ClampedArray): CapturedPicture {
    const light = luminanceOf(rgba)
    const now = this.judge(light)
    this.before = light
    this.times = now === this.seen ? this.times + 1 : 1
    this.seen = now
    if (this.times >= (now === 'frozen' ? agreeFrozen : agree)) this.word = now
    return this.word
  }

  private judge(light: Uint8Array): CapturedPicture {
    let sum = 0
    let squares = 0
    let peak = 0
    for (const value of light) {
      sum += value
      squares += value * value
      peak = Math.max(peak, value)
    }
    const mean = sum / light.length
    if (mean < blackMean && peak < blackPeak) return 'black'
    if (Math.sqrt(Math.max(0, squares / light.length - mean * mean)) < flatDeviation) return 'covered'
    return this.before?.every((value, index) => value === light[index]) ? 'frozen' : 'fine'
  }
}

/** ITU-R BT.601 luma of each pixel. */
function luminanceOf(rgba: Uint8ClampedArray): Uint8Array {
  const light = new Uint8Array(rgba.length / 4)
  for (let i = 0; i < light.length; i++) light[i] = (299 * rgba[4 * i]! + 587 * rgba[4 * i + 1]! + 114 * rgba[4 * i + 2]!) / 1000
  return light
}
