import type { Picture } from '../picture'
import { loseAsJpeg } from './jpegLoss'
import { Random } from './random'
import { drawScene } from './render'
import type { Scene } from './scene'

/** A part of what one pixel gathers: the pixel that far away, by its weight. */
interface Tap {
  readonly dx: number
  readonly dy: number
  readonly weight: number
}

/** The scene as the camera sends it: blurred, moved, noisy and packed as JPEG. */
export function photograph(scene: Scene): Picture {
  const { width, height, blur, motion, motionAngle, noise, quality } = scene.conditions
  let shades = drawScene(scene)
  if (blur > 0) shades = blurred(shades, width, height, blur)
  if (motion > 0) shades = gathered(shades, width, height, wayTaps(motion, motionAngle))
  const random = new Random(scene.seed ^ 0x5eed)
  const noises = Float32Array.from({ length: 65_521 }, () => random.normal() * noise)
  for (let i = 0; i < shades.length; i++) shades[i] = Math.max(0, Math.min(255, shades[i]! * 255 + noises[i % noises.length]!))
  loseAsJpeg(shades, width, height, quality)
  return { width, height, pixels: Uint8Array.from(shades, (shade) => Math.max(0, Math.min(255, Math.round(shade)))) }
}

/** Gaussian blur, along rows and then along columns. */
function blurred(shades: Float32Array, width: number, height: number, deviation: number): Float32Array {
  const reach = Math.ceil(deviation * 3)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * deviation ** 2)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const along = gathered(shades, width, height, weights.map((weight, i) => ({ dx: i - reach, dy: 0, weight: weight / total })))
  return gathered(along, width, height, weights.map((weight, i) => ({ dx: 0, dy: i - reach, weight: weight / total })))
}

/** The mean along the way that everything moved during the exposure; between four pixels each counts by its nearness. */
function wayTaps(way: number, angle: number): Tap[] {
  const count = Math.max(2, Math.ceil(way * 2))
  const radians = (angle * Math.PI) / 180
  const sums = new Map<string, Tap>()
  for (let step = 0; step < count; step++) {
    const along = (step / (count - 1) - 0.5) * way
    const [x, y] = [Math.cos(radians) * along, Math.sin(radians) * along]
    for (const dx of [Math.floor(x), Math.floor(x) + 1]) {
      for (const dy of [Math.floor(y), Math.floor(y) + 1]) {
        const weight = ((1 - Math.abs(x - dx)) * (1 - Math.abs(y - dy))) / count
        const key = `${dx} ${dy}`
        if (weight > 0) sums.set(key, { dx, dy, weight: weight + (sums.get(key)?.weight ?? 0) })
      }
    }
  }
  return [...sums.values()]
}

/** Every pixel as the sum of its taps. Near the picture's edge, where no card is judged, taps beyond the first or last pixel count as that one. */
function gathered(shades: Float32Array, width: number, height: number, taps: readonly Tap[]): Float32Array {
  const result = new Float32Array(width * height)
  const last = result.length - 1
  for (const { dx, dy, weight } of taps) {
    const shift = dy * width + dx
    const [first, end] = [Math.max(0, -shift), Math.min(last, last - shift)]
    for (let i = 0; i < first; i++) result[i]! += weight * shades[0]!
    for (let i = first; i <= end; i++) result[i]! += weight * shades[i + shift]!
    for (let i = end + 1; i <= last; i++) result[i]! += weight * shades[last]!
  }
  return result
}
