import type { InkMark } from '../contracts'
import type { LivePointer, LiveStroke } from './liveInk'
import type { OwnMark, Spot } from './inkHand'
import { paintMark, paletteOf, pointsOf } from './paint'
import { extent } from './points'

/** Radius of the light pointer as a share of the surface's width. */
const lightRadius = 0.008

/**
 * Two canvases over one surface: finished marks, painted once each and all anew only when one is gone or the size has changed; and what moves,
 * painted with each frame while there is any. As fine as the screen.
 */
export class LayerPainter {
  private readonly finished: CanvasRenderingContext2D
  private readonly moving: CanvasRenderingContext2D
  private painted: readonly InkMark[] = []
  private movingIsClear = true
  private palette: string[]

  constructor(finished: HTMLCanvasElement, moving: HTMLCanvasElement) {
    this.finished = finished.getContext('2d')!
    // Without waiting for the rest of the page: the line keeps up with the pen where the system can do that.
    this.moving = moving.getContext('2d', { desynchronized: true })!
    this.palette = paletteOf(finished)
  }

  /** The box has this size in CSS px; the surface is fitted into it. */
  fit(box: { width: number; height: number }, aspect: number): void {
    const width = Math.round(Math.min(box.width, box.height * aspect) * devicePixelRatio)
    const height = Math.round(width / aspect)
    if (this.finished.canvas.width === width && this.finished.canvas.height === height) return
    for (const { canvas } of [this.finished, this.moving]) [canvas.width, canvas.height] = [width, height]
    this.painted = []
  }

  paintFinished(marks: readonly InkMark[]): void {
    if (marks === this.painted) return
    const added = this.painted.every((mark, at) => mark === marks[at])
    if (!added) clear(this.finished)
    for (const mark of added ? marks.slice(this.painted.length) : marks) paintMark(this.finished, mark, pointsOf(mark), this.palette)
    this.painted = marks
  }

  paintMoving(strokes: readonly LiveStroke[], own: readonly OwnMark[], pointers: readonly LivePointer[], light: Spot | null): void {
    const empty = !strokes.length && !own.length && !pointers.length && !light
    if (empty && this.movingIsClear) return
    clear(this.moving)
    for (const { mark, points } of [...strokes, ...own]) paintMark(this.moving, mark, points, this.palette)
    for (const { x, y, light: strength } of pointers) this.paintLight(x / extent, y / extent, strength)
    if (light) this.paintLight(light.x, light.y, 1)
    this.movingIsClear = empty
  }

  private paintLight(x: number, y: number, strength: number): void {
    const { width, height } = this.moving.canvas
    const radius = lightRadius * width
    const glow = this.moving.createRadialGradient(x * width, y * height, radius * 0.4, x * width, y * height, radius * 2)
    glow.addColorStop(0, `rgb(255 48 48 / ${strength})`)
    glow.addColorStop(0.35, `rgb(255 48 48 / ${strength * 0.5})`)
    glow.addColorStop(1, 'rgb(255 48 48 / 0)')
    this.moving.fillStyle = glow
    this.moving.beginPath()
    this.moving.arc(x * width, y * height, radius * 2, 0, 2 * Math.PI)
    this.moving.fill()
  }
}

function clear(canvas: CanvasRenderingContext2D): void {
  canvas.clearRect(0, 0, canvas.canvas.width, canvas.canvas.height)
}
