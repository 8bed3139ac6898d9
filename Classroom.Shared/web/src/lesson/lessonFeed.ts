import type { LessonEvent, LessonState } from '../contracts'
import { foldLesson } from './fold'

/** What became of a batch of events. A gap means events were lost: the caller must enter again and take a new snapshot. */
export type FeedResult = 'applied' | 'ignored' | 'gap'

/**
 * The lesson this page is in, kept up by a snapshot and the events after it. Each event is folded exactly once:
 * one that the snapshot already holds (number not above its seq) is passed over.
 */
export class LessonFeed {
  private current: LessonState | null = null

  get state(): LessonState | null {
    return this.current
  }

  /** Takes a snapshot; an older one of the same lesson than what is known is passed over. */
  enter(snapshot: LessonState | null): void {
    const older = snapshot && this.current && snapshot.lessonId === this.current.lessonId && snapshot.seq < this.current.seq
    if (!older) this.current = snapshot
  }

  accept(events: readonly LessonEvent[]): FeedResult {
    let result: FeedResult = 'ignored'
    for (const event of events) {
      if (!this.current || event.lessonId !== this.current.lessonId || event.seq <= this.current.seq) continue
      if (firstOf(event) > this.current.seq + 1) return 'gap'
      this.current = foldLesson(this.current, event)
      result = 'applied'
    }
    return result
  }
}

/** The first number that an event stands for: its own, or where a run of withheld ones begins. */
function firstOf({ seq, body }: LessonEvent): number {
  return body.type === 'withheld' ? body.from : seq
}
