import type { InkMark } from '../contracts'
import { pointsOf } from './paint'
import { extent, type InkPoint } from './points'

/** The marks that the eraser touches at a point; x, y and reach as shares of the surface's width and height, and of its width. */
export function marksAt(marks: readonly InkMark[], x: number, y: number, reach: number, shape: number): InkMark[] {
  const [px, py] = [x * extent, y * extent]
  return marks.filter((mark) => touches(mark, px, py, reach * extent + mark.width / 2, shape))
}

function touches(mark: InkMark, x: number, y: number, reach: number, shape: number): boolean {
  const points = lineOf(mark, shape)
  if (points.length === 1) return distance(points[0]!, points[0]!, x, y, shape) <= reach
  return points.some((point, at) => at > 0 && distance(points[at - 1]!, point, x, y, shape) <= reach)
}

/** The line that a mark is seen along; of words the middle of their line. */
function lineOf(mark: InkMark, shape: number): readonly InkPoint[] {
  const points = pointsOf(mark)
  const [start, end] = [points[0], points[1]]
  if (mark.kind === 'text' && start) {
    const middle = start[1] + mark.width / 2 / shape
    return [[start[0], middle, 0], [start[0] + mark.width * (mark.text?.length ?? 0), middle, 0]]
  }
  if (mark.kind === 'rectangle' && start && end) return [start, [end[0], start[1], 0], end, [start[0], end[1], 0], start]
  if (mark.kind === 'ellipse' && start && end) return around(start, end)
  return points
}

function around(start: InkPoint, end: InkPoint): InkPoint[] {
  return Array.from({ length: 25 }, (_, at) => {
    const angle = (at / 24) * 2 * Math.PI
    return [(start[0] + end[0]) / 2 + ((end[0] - start[0]) / 2) * Math.cos(angle), (start[1] + end[1]) / 2 + ((end[1] - start[1]) / 2) * Math.sin(angle), 0]
  })
}

/** From a point to a piece of a line, in units of the width. */
function distance(from: InkPoint, to: InkPoint, x: number, y: number, shape: number): number {
  const [dx, dy] = [to[0] - from[0], (to[1] - from[1]) * shape]
  const [ox, oy] = [x - from[0], (y - from[1]) * shape]
  const along = Math.min(1, Math.max(0, (ox * dx + oy * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(ox - along * dx, oy - along * dy)
}
