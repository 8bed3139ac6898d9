import { encodePoints, extent, maxPressure, type InkPoint } from './points'

/** Points closer together than this, in units of the width, add nothing that is seen: 3 px on a screen of 1920. */
const spacing = 52

/** A part of a stroke for those who watch it being drawn: the points from number `from` on. */
export interface StrokePart {
  from: number
  points: string
}

/**
 * A stroke under the hand. Of the hand's many positions it keeps those that are far enough apart; the latest is always its end, and is replaced
 * by the next while it is too near. So what is seen while drawing is what stays.
 */
export class Stroke {
  private readonly kept: InkPoint[] = []
  private endIsKept = true
  private sent = 0
  private size = 0

  /** Height of the surface by its width, so that distances are the same in all directions. */
  constructor(private readonly shape: number) {}

  get points(): readonly InkPoint[] {
    return this.kept
  }

  /** About how long its text is, in characters. */
  get length(): number {
    return this.size
  }

  /** The hand is here; x and y from 0 to 1 of the surface, pressure from 0 to 1. */
  add(x: number, y: number, pressure: number): void {
    const point: InkPoint = [scale(x, extent), scale(y, extent), scale(pressure, maxPressure)]
    if (!this.endIsKept) this.kept.pop()
    const last = this.kept.at(-1)
    this.endIsKept = !last || Math.hypot(point[0] - last[0], (point[1] - last[1]) * this.shape) >= spacing
    this.sent = Math.min(this.sent, this.kept.length)
    this.kept.push(point)
    if (this.endIsKept) this.size += 6
  }

  /** What those who watch do not know yet, at most `most` points of it; null when they know all. */
  takePart(most: number): StrokePart | null {
    if (this.sent >= this.kept.length) return null
    const from = this.sent
    const part = this.kept.slice(from, from + most)
    this.sent = from + part.length
    return { from, points: encodePoints(part) }
  }

  /** The whole stroke. */
  encode(): string {
    return encodePoints(this.kept)
  }
}

function scale(share: number, most: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * most)
}
