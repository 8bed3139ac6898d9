import type { Corners } from './answer'
import { isBlack, markerModules } from './deck'
import type { Picture } from './picture'

/**
 * The share of the marker's squares, frame included, that are as the seat's card has them: black ones darker, white ones lighter than the grey between
 * the means of both. It is measured at the squares' middles, apart from the detector's own reading of them, so that both must agree.
 */
export function clarityOf(picture: Picture, corners: Corners, seat: number): number {
  const place = onto(corners)
  const blacks: number[] = []
  const whites: number[] = []
  for (let row = 0; row < markerModules; row++) {
    for (let column = 0; column < markerModules; column++) {
      const [x, y] = place((column + 0.5) / markerModules, (row + 0.5) / markerModules)
      ;(isBlack(seat, column, row) ? blacks : whites).push(shadeAt(picture, x, y))
    }
  }
  const grey = (mean(blacks) + mean(whites)) / 2
  const right = blacks.filter((shade) => shade < grey).length + whites.filter((shade) => shade > grey).length
  return right / (blacks.length + whites.length)
}

const mean = (shades: number[]) => shades.reduce((sum, shade) => sum + shade, 0) / shades.length

/** Maps the unit square onto the four corners, clockwise from (0, 0), as a camera does (Heckbert, Fundamentals of Texture Mapping, 1989, §2.2.3). */
function onto([p0, p1, p2, p3]: Corners): (u: number, v: number) => [x: number, y: number] {
  const [sx, sy] = [p0.x - p1.x + p2.x - p3.x, p0.y - p1.y + p2.y - p3.y]
  const [ax, ay, bx, by] = [p1.x - p2.x, p1.y - p2.y, p3.x - p2.x, p3.y - p2.y]
  const area = ax * by - bx * ay
  const g = (sx * by - bx * sy) / area
  const h = (ax * sy - sx * ay) / area
  return (u, v) => {
    const depth = g * u + h * v + 1
    return [((p1.x - p0.x + g * p1.x) * u + (p3.x - p0.x + h * p3.x) * v + p0.x) / depth, ((p1.y - p0.y + g * p1.y) * u + (p3.y - p0.y + h * p3.y) * v + p0.y) / depth]
  }
}

/** Between four pixels, each counts by its nearness; beyond the picture's edge the nearest pixel is taken. */
function shadeAt({ width, height, pixels }: Picture, x: number, y: number): number {
  const left = Math.max(0, Math.min(width - 2, Math.floor(x)))
  const top = Math.max(0, Math.min(height - 2, Math.floor(y)))
  const [right, down] = [Math.max(0, Math.min(1, x - left)), Math.max(0, Math.min(1, y - top))]
  const at = top * width + left
  return (pixels[at]! * (1 - right) + pixels[at + 1]! * right) * (1 - down) + (pixels[at + width]! * (1 - right) + pixels[at + width + 1]! * right) * down
}
