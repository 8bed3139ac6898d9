import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { InkMark, InkState, LessonCommand, LessonState } from '../contracts'
import type { RelayHub } from '../hub'
import { seenMarks, surfaceOf } from '../lesson'
import { LiveInk } from './liveInk'
import { PictureClock } from './pictureClock'
import { SignalLine } from './signalLine'
import type { InkSink } from './tools'

/** What happened waits for its picture no longer than this: the picture stands still. */
const mostDelayMs = 1_500

/** From painting to being seen: a turn of a screen of 60 Hz. */
const screenMs = 16

export interface InkBoardOptions {
  lesson: Readonly<Ref<LessonState | null>>
  hub: RelayHub
  send: (command: LessonCommand) => Promise<void>
  /** Who draws here: what the relay says of this actor's hand is known already. */
  actor: string
}

/**
 * All ink of the lesson a page is in: what is finished, what is being drawn by others, and the way for what is drawn here. What others do is shown
 * when the picture shows the moment at which they did it; without a picture, at once.
 */
export function useInkBoard({ lesson, hub, send, actor }: InkBoardOptions) {
  const live = new LiveInk()
  const clock = new PictureClock()
  const shown = shallowRef<InkState | null>(null)
  const waiting: { ink: InkState; timeMs: number; arrivedAt: number }[] = []
  const painters = new Set<(now: number) => void>()
  const signals = new SignalLine((signal, ageMs) => hub.call('Signal', { lessonId: lesson.value?.lessonId ?? '', signal, ageMs }))
  let frame = 0

  function step(now: number): void {
    frame = 0
    // What is painted now is seen with the next picture of the screen.
    const time = clock.timeAt(now + screenMs)
    let due: InkState | null = null
    while (waiting[0] && (waiting[0].timeMs <= time || now - waiting[0].arrivedAt > mostDelayMs)) due = waiting.shift()!.ink
    if (due) show(due)
    live.advance(time, now)
    painters.forEach((paint) => paint(now))
    if (waiting.length || live.active) wake()
  }

  function show(ink: InkState | null): void {
    for (const surface of ink?.surfaces ?? []) {
      const before = shown.value && surfaceOf(shown.value, surface.surface)
      if (before?.marks === surface.marks) continue
      const known = before?.marks.at(-1)
      // Marks are added at the end: from there back to what was known.
      for (let at = surface.marks.length - 1; at >= 0 && surface.marks[at] !== known; at--) live.finish(surface.marks[at]!.id)
    }
    shown.value = ink
  }

  /** Something moves: paint with the next frame. */
  function wake(): void {
    frame ||= requestAnimationFrame(step)
  }

  watch(
    () => lesson.value?.ink ?? null,
    (ink, before) => {
      if (ink && before && clock.timeAt(performance.now()) !== Infinity) waiting.push({ ink, timeMs: lesson.value!.timeMs, arrivedAt: performance.now() })
      else {
        waiting.length = 0
        show(ink)
      }
      wake()
    },
    { immediate: true, flush: 'sync' },
  )
  hub.on('lessonSignals', (batch) => {
    if (batch.lessonId !== lesson.value?.lessonId) return
    live.receive(batch.signals.filter((sent) => sent.actor !== actor), performance.now())
    wake()
  })
  onScopeDispose(() => cancelAnimationFrame(frame))

  const sink: InkSink = {
    draw: (surface, mark) => send({ type: 'drawMark', surface, mark }),
    erase: (surface, markIds) => send({ type: 'eraseMarks', surface, markIds }),
    ready: () => signals.ready,
    signal: (signal, madeAt) => signals.push(signal, madeAt),
  }

  return {
    live,
    clock,
    sink,
    wake,
    marksOn: (surface: string): readonly InkMark[] => (shown.value ? seenMarks(surfaceOf(shown.value, surface)) : []),
    /** Calls back with each frame while something moves, until the returned function is called. */
    paintWith(paint: (now: number) => void): () => void {
      painters.add(paint)
      return () => painters.delete(paint)
    },
  }
}

export type InkBoard = ReturnType<typeof useInkBoard>
