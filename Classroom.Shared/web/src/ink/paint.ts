import type { InkMark } from '../contracts'
import { isFilled, pathOf, type Extent } from './paths'
import { decodePoints, extent, type InkPoint } from './points'

/** How see-through a marker is: text below stays readable. */
const markerOpacity = 0.35

const decoded = new WeakMap<InkMark, readonly InkPoint[]>()

/** The points of a finished mark, decoded once. */
export function pointsOf(mark: InkMark): readonly InkPoint[] {
  let points = decoded.get(mark)
  if (!points) decoded.set(mark, (points = decodePoints(mark.points)))
  return points
}

/** Paints a mark. Colours by the numbers of the palette; the canvas is the whole surface. */
export function paintMark(canvas: CanvasRenderingContext2D, mark: Omit<InkMark, 'points'>, points: readonly InkPoint[], palette: readonly string[]): void {
  const size: Extent = canvas.canvas
  const breadth = (mark.width / extent) * size.width
  const colour = palette[mark.colour] ?? palette[0]!
  canvas.save()
  if (mark.kind === 'text') paintWords(canvas, mark.text ?? '', points[0], breadth, colour)
  else if (isFilled(mark.kind)) {
    canvas.globalAlpha = mark.kind === 'marker' ? markerOpacity : 1
    canvas.fillStyle = colour
    canvas.fill(pathOf(mark.kind, points, breadth, size))
  } else {
    canvas.strokeStyle = colour
    canvas.lineWidth = breadth
    canvas.lineCap = canvas.lineJoin = 'round'
    canvas.stroke(pathOf(mark.kind, points, breadth, size))
  }
  canvas.restore()
}

/** The words' own face and a thin edge of the ground, so that they are read on any picture. */
function paintWords(canvas: CanvasRenderingContext2D, words: string, at: InkPoint | undefined, height: number, colour: string): void {
  if (!at) return
  canvas.font = `${height}px ${getComputedStyle(canvas.canvas).fontFamily}`
  canvas.textBaseline = 'top'
  canvas.fillStyle = colour
  canvas.fillText(words, (at[0] / extent) * canvas.canvas.width, (at[1] / extent) * canvas.canvas.height)
}

/** The palette as the style sheet states it, from 0 on. */
export function paletteOf(element: Element): string[] {
  const style = getComputedStyle(element)
  return Array.from({ length: 6 }, (_, number) => style.getPropertyValue(`--ink-${number}`).trim() || '#e5484d')
}
