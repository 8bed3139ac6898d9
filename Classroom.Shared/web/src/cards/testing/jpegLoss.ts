/** Luminance quantisation table (ITU-T T.81, table K.1), row by row. */
const luminance = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
  18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]

/** Cosines of the 8 point transform (T.81, A.3.3), frequency by frequency. */
const cosines = Float32Array.from({ length: 64 }, (_, i) => Math.cos(((2 * (i % 8) + 1) * (i >> 3) * Math.PI) / 16) * (i < 8 ? Math.SQRT1_2 : 1) * 0.5)

/** Takes from a grey picture, in place, what JPEG of that quality (1 to 100, scaled as libjpeg does) takes from its luminance. */
export function loseAsJpeg(shades: Float32Array, width: number, height: number, quality: number): void {
  const percent = quality < 50 ? 5000 / quality : 200 - 2 * quality
  const steps = luminance.map((step) => Math.max(1, Math.min(255, Math.floor((step * percent + 50) / 100))))
  const [block, half] = [new Float32Array(64), new Float32Array(64)]
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      const at = top * width + left
      for (let i = 0; i < 64; i++) block[i] = shades[at + (i >> 3) * width + (i & 7)]! - 128
      transform(block, half, true)
      transform(half, block, true)
      for (let i = 0; i < 64; i++) block[i] = Math.round(block[i]! / steps[i]!) * steps[i]!
      transform(block, half, false)
      transform(half, block, false)
      for (let i = 0; i < 64; i++) shades[at + (i >> 3) * width + (i & 7)] = block[i]! + 128
    }
  }
}

/** One dimension of the transform, or of its inverse, and a transposition: twice gives both dimensions, upright again. */
function transform(from: Float32Array, to: Float32Array, forward: boolean): void {
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      let sum = 0
      for (let k = 0; k < 8; k++) sum += from[row * 8 + k]! * cosines[forward ? column * 8 + k : k * 8 + column]!
      to[column * 8 + row] = sum
    }
  }
}
