/** A point of a mark: x from left to right and y from top to bottom in units of the surface, and pressure. Whole numbers. */
export type InkPoint = readonly [x: number, y: number, pressure: number]

/** The largest coordinate: a surface is so many units wide, and as many high, whatever its shape. */
export const extent = 32767

/** The largest pressure. A mouse presses with half of it. */
export const maxPressure = 255

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Map([...digits].map((digit, value) => [digit, value]))

/** Points as text: base64 VLQ (ECMA-426) of the differences from the point before. Twin of the relay's InkPoints. */
export function encodePoints(points: readonly InkPoint[]): string {
  let text = ''
  let last: InkPoint = [0, 0, 0]
  for (const point of points) {
    for (let at = 0; at < 3; at++) text += encodeNumber(point[at]! - last[at]!)
    last = point
  }
  return text
}

/** The points of a text that the relay has checked. */
export function decodePoints(text: string): InkPoint[] {
  const points: InkPoint[] = []
  const numbers = decodeNumbers(text)
  let [x, y, pressure] = [0, 0, 0]
  for (let at = 0; at + 2 < numbers.length; at += 3) {
    x += numbers[at]!
    y += numbers[at + 1]!
    pressure += numbers[at + 2]!
    points.push([x, y, pressure])
  }
  return points
}

function encodeNumber(difference: number): string {
  let text = ''
  let rest = difference < 0 ? (-difference << 1) | 1 : difference << 1
  do {
    const digit = rest & 31
    rest >>= 5
    text += digits[rest > 0 ? digit | 32 : digit]
  } while (rest > 0)
  return text
}

function decodeNumbers(text: string): number[] {
  const numbers: number[] = []
  let value = 0
  let shift = 0
  for (const digit of text) {
    const bits = values.get(digit) ?? 0
    value |= (bits & 31) << shift
    shift += 5
    if (bits & 32) continue
    numbers.push(value & 1 ? -(value >> 1) : value >> 1)
    value = shift = 0
  }
  return numbers
}
