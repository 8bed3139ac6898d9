import type { Answer } from './answer'
import type { Reading } from './reading'

/** How many of a seat's last frames are looked at, and how many of them must agree. */
const frames = 3
const agreeing = 2

/**
 * Takes the readings of one frame after another and tells a seat's answer only once two of the last three frames agree on it. What was told stays
 * until another answer is as steady: a card that was put down has answered, a card that is turned answers anew.
 */
export class SteadyAnswers {
  readonly #recent: Map<number, Answer>[] = []
  readonly #told = new Map<number, Answer>()

  /** The answers so far, by seat. */
  get all(): ReadonlyMap<number, Answer> {
    return this.#told
  }

  /** Takes the next frame; gives the seats whose answer is new or another one now. */
  add(readings: readonly Reading[]): { seat: number; answer: Answer }[] {
    this.#recent.push(new Map(readings.map(({ seat, answer }) => [seat, answer])))
    if (this.#recent.length > frames) this.#recent.shift()
    const changes = readings.filter(({ seat, answer }) => this.#told.get(seat) !== answer && this.#count(seat, answer) >= agreeing)
    changes.forEach(({ seat, answer }) => this.#told.set(seat, answer))
    return changes.map(({ seat, answer }) => ({ seat, answer }))
  }

  /** Forgets everything, for the next question. */
  clear(): void {
    this.#recent.length = 0
    this.#told.clear()
  }

  #count(seat: number, answer: Answer): number {
    return this.#recent.filter((frame) => frame.get(seat) === answer).length
  }
}
