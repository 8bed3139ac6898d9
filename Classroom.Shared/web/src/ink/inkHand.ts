import type { InkKind, InkMark } from '../contracts'
import { newId } from '../hub'
import { maxPointsLength } from '../lesson'
import { marksAt } from './hit'
import { PalmGuard } from './palm'
import { encodePoints, extent, type InkPoint } from './points'
import { Stroke } from './stroke'
import { widthOf, type InkLook, type InkSink } from './tools'

/** A mark that is seen here before the relay has answered. */
export interface OwnMark {
  surface: string
  mark: Omit<InkMark, 'points'>
  points: readonly InkPoint[]
}

/** What the hand must know of its surface. */
export interface HandPlace {
  surface: () => string
  look: () => InkLook
  /** Height by width of the surface. */
  shape: () => number
  marks: () => readonly InkMark[]
}

/** Points of one signal: a tenth of a second of the fastest pen, far below what a signal may hold. */
const partPoints = 100

/** The eraser reaches so far, as a share of the surface's width. */
const eraserReach = 0.012

/** A position on the surface: shares from 0 to 1. */
export interface Spot {
  x: number
  y: number
  pressure: number
}

/**
 * One hand on a surface: turns what pointers do into marks. What it draws is there at once; the relay learns of it on the way (tick) and at the end.
 */
export class InkHand {
  private readonly palms = new PalmGuard()
  private pointer: { id: number; type: string } | null = null
  private stroke: Stroke | null = null
  private shape: { start: Spot; end: Spot; changed: boolean } | null = null
  private drawing: Omit<InkMark, 'points'> | null = null
  private touched = new Set<string>()
  /** The one that the hand came down on. */
  private surface = ''
  /** Of its latest movement, by the page's clock. */
  private movedAt = 0
  /** Finished here, and not yet seen to be finished by the relay. */
  readonly unanswered = new Map<string, OwnMark>()
  /** Erased here, and not yet by the relay. */
  readonly erased = new Set<string>()

  constructor(
    private readonly place: HandPlace,
    private readonly sink: InkSink,
  ) {}

  /** The mark under the hand. */
  get current(): OwnMark | null {
    return this.drawing && { surface: this.surface, mark: this.drawing, points: this.stroke?.points ?? this.corners() }
  }

  /** A pointer comes down. Answers whether the hand follows it. */
  down(event: PointerEvent, spot: Spot): boolean {
    const accepted = this.palms.accepts(event)
    if (!accepted || (this.pointer && !(event.pointerType === 'pen' && this.pointer.type === 'touch'))) return false
    // The palm that lay down before the pen did draws nothing.
    if (this.pointer) this.drop()
    this.pointer = { id: event.pointerId, type: event.pointerType }
    this.surface = this.place.surface()
    this.movedAt = event.timeStamp
    this.begin(spot)
    return true
  }

  /** The pointer moved, through these positions; the last at that time of the page's clock. */
  move(pointerId: number, spots: readonly Spot[], at: number): void {
    const last = spots.at(-1)
    if (this.pointer?.id !== pointerId || !last) return
    this.movedAt = at
    if (this.place.look().tool === 'eraser') spots.forEach((spot) => this.rub(spot))
    for (const { x, y, pressure } of spots) this.stroke?.add(x, y, pressure)
    if (this.shape) this.shape = { ...this.shape, end: last, changed: true }
    if ((this.stroke?.length ?? 0) > maxPointsLength - 200) this.goOn(last)
  }

  /** The pointer is up: the mark is finished. */
  up(pointerId: number): void {
    if (this.pointer?.id !== pointerId) return
    this.pointer = null
    this.finish()
  }

  /** The system took the pointer away. */
  cancel(pointerId: number): void {
    if (this.pointer?.id !== pointerId) return
    this.pointer = null
    this.drop()
  }

  /** Tells those who watch what is new; to be called with each frame. */
  tick(): void {
    if (!this.drawing || !this.sink.ready()) return
    const { surface } = this
    if (this.stroke) {
      const part = this.stroke.takePart(partPoints)
      if (part) this.sink.signal({ type: 'strokeGrown', surface, mark: { ...this.drawing, points: part.points }, from: part.from }, this.movedAt)
    } else if (this.shape?.changed) {
      this.shape.changed = false
      this.sink.signal({ type: 'strokeGrown', surface, mark: { ...this.drawing, points: encodePoints(this.corners()) }, from: 0 }, this.movedAt)
    }
  }

  /** Places words. */
  write(spot: Spot, text: string): void {
    const look = this.place.look()
    const mark = { id: newMarkId(), kind: 'text' as const, colour: look.colour, width: widthOf(look), text }
    this.deliver(mark, [placed(spot)])
  }

  private begin(spot: Spot): void {
    const { tool } = this.place.look()
    if (tool === 'eraser') return this.rub(spot)
    if (tool === 'text' || tool === 'pointer') return
    this.drawing = this.newMark(tool)
    if (tool === 'pen' || tool === 'marker') {
      this.stroke = new Stroke(this.place.shape())
      this.stroke.add(spot.x, spot.y, spot.pressure)
    } else this.shape = { start: spot, end: spot, changed: false }
  }

  private newMark(kind: InkKind): Omit<InkMark, 'points'> {
    const look = this.place.look()
    return { id: newMarkId(), kind, colour: look.colour, width: widthOf(look) }
  }

  /** A stroke that is as long as one may be goes on as another. */
  private goOn(spot: Spot): void {
    this.finish()
    this.begin(spot)
  }

  private finish(): void {
    const current = this.current
    const slip = this.shape && Math.hypot(this.shape.end.x - this.shape.start.x, this.shape.end.y - this.shape.start.y) < 0.005
    this.clear()
    if (this.touched.size) this.eraseTouched()
    if (current && !slip) this.deliver(current.mark, current.points)
    else if (current) this.sink.signal({ type: 'strokeDropped', markId: current.mark.id }, this.movedAt)
  }

  private drop(): void {
    if (this.drawing) this.sink.signal({ type: 'strokeDropped', markId: this.drawing.id }, this.movedAt)
    this.clear()
    this.eraseTouched()
  }

  private clear(): void {
    this.drawing = this.stroke = this.shape = null
  }

  private deliver(mark: Omit<InkMark, 'points'>, points: readonly InkPoint[]): void {
    this.unanswered.set(mark.id, { surface: this.surface, mark, points })
    this.sink.draw(this.surface, { ...mark, points: encodePoints(points) }).catch(() => this.unanswered.delete(mark.id))
  }

  private rub(spot: Spot): void {
    const seen = this.place.marks().filter((mark) => !this.erased.has(mark.id))
    for (const mark of marksAt(seen, spot.x, spot.y, eraserReach, this.place.shape())) {
      this.erased.add(mark.id)
      this.touched.add(mark.id)
    }
    if (this.touched.size >= 50) this.eraseTouched()
  }

  private eraseTouched(): void {
    const markIds = [...this.touched]
    this.touched = new Set()
    if (!markIds.length) return
    const restore = () => markIds.forEach((id) => this.erased.delete(id))
    this.sink.erase(this.surface, markIds).then(restore, restore)
  }

  private corners(): InkPoint[] {
    return this.shape ? [placed(this.shape.start), placed(this.shape.end)] : []
  }
}

function placed({ x, y }: Spot): InkPoint {
  const scaled = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * extent)
  return [scaled(x), scaled(y), 0]
}

/** Marks are told apart by 16 letters of a random identifier. */
function newMarkId(): string {
  return newId().replaceAll('-', '').slice(0, 16)
}
