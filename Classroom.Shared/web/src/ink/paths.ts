import { getStroke } from 'perfect-freehand'
import type { InkKind } from '../contracts'
import { extent, maxPressure, type InkPoint } from './points'

/** The size of a surface on a screen, in px of its canvas. */
export interface Extent {
  width: number
  height: number
}

/** What a pen's breadth gains and loses by pressure. */
const thinning = 0.6

/** The outline of a stroke, to be filled; of a shape, to be stroked. Breadth in px. */
export function pathOf(kind: InkKind, points: readonly InkPoint[], breadth: number, size: Extent): Path2D {
  const placed = points.map(([x, y, pressure]) => [(x / extent) * size.width, (y / extent) * size.height, pressure / maxPressure] as const)
  return kind === 'pen' || kind === 'marker' ? strokePath(placed, breadth, kind === 'pen') : shapePath(kind, placed, breadth)
}

/** Strokes are outlines filled, shapes are lines. */
export function isFilled(kind: InkKind): boolean {
  return kind === 'pen' || kind === 'marker'
}

type Placed = readonly [x: number, y: number, pressure: number]

function strokePath(points: readonly Placed[], breadth: number, pressed: boolean): Path2D {
  const options = { size: breadth, thinning: pressed ? thinning : 0, smoothing: 0.5, streamline: 0.3, simulatePressure: false, last: true }
  const outline = getStroke(points.map((point) => [...point]), options) as [number, number][]
  const path = new Path2D()
  const [first] = outline
  if (!first) return path
  path.moveTo(...first)
  // Through the middles between neighbours: a smooth curve of as many pieces as there are points.
  outline.forEach(([x, y], at) => {
    const [nextX, nextY] = outline[(at + 1) % outline.length]!
    path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2)
  })
  path.closePath()
  return path
}

function shapePath(kind: InkKind, points: readonly Placed[], breadth: number): Path2D {
  const path = new Path2D()
  const [start, end] = [points[0], points[1]]
  if (!start || !end) return path
  const [left, top, width, height] = [Math.min(start[0], end[0]), Math.min(start[1], end[1]), Math.abs(end[0] - start[0]), Math.abs(end[1] - start[1])]
  if (kind === 'rectangle') path.rect(left, top, width, height)
  else if (kind === 'ellipse') path.ellipse(left + width / 2, top + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI)
  else {
    path.moveTo(start[0], start[1])
    path.lineTo(end[0], end[1])
    if (kind === 'arrow') addHead(path, start, end, breadth)
  }
  return path
}

function addHead(path: Path2D, start: Placed, end: Placed, breadth: number): void {
  const angle = Math.atan2(end[1] - start[1], end[0] - start[0])
  const length = Math.min(6 * breadth, Math.hypot(end[0] - start[0], end[1] - start[1]))
  for (const side of [angle + 2.6, angle - 2.6]) {
    path.moveTo(end[0] + length * Math.cos(side), end[1] + length * Math.sin(side))
    path.lineTo(end[0], end[1])
  }
}
