import type { LessonSignal } from '../contracts'

/** Signals on the way at once: two on a short line, and on a long one what is new waits and goes together. */
const mostOnTheWay = 2

/** What the relay takes for the greatest age. */
const mostAgeMs = 1_000

/** Sends signals one by one, and says when there is no use in more. A signal that is lost is not sent again. */
export class SignalLine {
  private onTheWay = 0

  constructor(
    private readonly send: (signal: LessonSignal, ageMs: number) => Promise<unknown>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get ready(): boolean {
    return this.onTheWay < mostOnTheWay
  }

  push(signal: LessonSignal, madeAt: number): void {
    this.onTheWay++
    const done = () => this.onTheWay--
    this.send(signal, Math.round(Math.min(mostAgeMs, Math.max(0, this.now() - madeAt)))).then(done, done)
  }
}
