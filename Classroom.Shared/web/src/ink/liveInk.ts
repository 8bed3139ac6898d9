import type { InkMark, SentSignal } from '../contracts'
import { decodePoints, type InkPoint } from './points'

/** A stroke that somebody else is drawing, as far as it is to be seen now. */
export interface LiveStroke {
  surface: string
  mark: InkMark
  points: readonly InkPoint[]
}

/** Somebody's light pointer. */
export interface LivePointer {
  surface: string
  x: number
  y: number
  /** 1 while it moves, then fading to 0. */
  light: number
}

/** A signal waits for its picture no longer than this: the picture stands still. */
const mostDelayMs = 1_500

/** A stroke of which nothing more comes was lost with its hand. */
const strokeLifeMs = 10_000

const pointerStaysMs = 1_000
const pointerFadesMs = 400

interface Growing {
  surface: string
  mark: InkMark
  points: InkPoint[]
  grownAt: number
}

/**
 * What others draw and point at. Each signal is shown when the picture shows the moment at which it was sent, so that ink and hand appear together.
 * Times of signals are lesson times, all others the page's clock; both in ms.
 */
export class LiveInk {
  private waiting: { sent: SentSignal; arrivedAt: number }[] = []
  private readonly growing = new Map<string, Growing>()
  private readonly finished = new Set<string>()
  private readonly pointers = new Map<string, { surface: string; x: number; y: number; movedAt: number }>()

  /** Whether there is anything to draw or to wait for. */
  get active(): boolean {
    return this.waiting.length > 0 || this.growing.size > 0 || this.pointers.size > 0
  }

  receive(signals: readonly SentSignal[], now: number): void {
    for (const sent of signals) this.waiting.push({ sent, arrivedAt: now })
  }

  /** The finished mark is shown: what was shown of it goes, and what comes late is passed over. */
  finish(markId: string): void {
    this.growing.delete(markId)
    this.finished.add(markId)
    if (this.finished.size > 500) this.finished.delete(this.finished.values().next().value!)
  }

  /** Shows what is due. @param shownTime Lesson time that the picture shows now; Infinity without a picture. */
  advance(shownTime: number, now: number): void {
    this.waiting = this.waiting.filter(({ sent, arrivedAt }) => {
      const due = sent.timeMs <= shownTime || now - arrivedAt > mostDelayMs
      if (due) this.show(sent, now)
      return !due
    })
    for (const [id, stroke] of this.growing) if (now - stroke.grownAt > strokeLifeMs) this.growing.delete(id)
    for (const [actor, { movedAt }] of this.pointers) if (now - movedAt > pointerStaysMs + pointerFadesMs) this.pointers.delete(actor)
  }

  strokesOn(surface: string): LiveStroke[] {
    return [...this.growing.values()].filter((stroke) => stroke.surface === surface)
  }

  pointersOn(surface: string, now: number): LivePointer[] {
    return [...this.pointers.values()]
      .filter((pointer) => pointer.surface === surface)
      .map(({ x, y, movedAt }) => ({ surface, x, y, light: Math.min(1, Math.max(0, 1 - (now - movedAt - pointerStaysMs) / pointerFadesMs)) }))
  }

  private show({ actor, signal }: SentSignal, now: number): void {
    switch (signal.type) {
      case 'strokeGrown':
        if (!this.finished.has(signal.mark.id)) this.grow(signal.surface, signal.mark, signal.from, now)
        break
      case 'strokeDropped':
        this.growing.delete(signal.markId)
        break
      case 'pointerMoved':
        this.pointers.set(actor, { surface: signal.surface, x: signal.x, y: signal.y, movedAt: now })
        break
      case 'pointerLeft':
        this.pointers.delete(actor)
    }
  }

  private grow(surface: string, mark: InkMark, from: number, now: number): void {
    const known = this.growing.get(mark.id)?.points.slice(0, from) ?? []
    this.growing.set(mark.id, { surface, mark, points: [...known, ...decodePoints(mark.points)], grownAt: now })
  }
}
