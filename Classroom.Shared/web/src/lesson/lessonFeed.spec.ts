import { describe, expect, it } from 'vitest'
import type { LessonEvent } from '../contracts'
import { emptyLesson } from './fold'
import { LessonFeed } from './lessonFeed'

const state = (seq: number, lessonId = 'a') => ({ ...emptyLesson, lessonId, seq, rooms: [{ roomId: 'r', name: 'r', role: 'receiver' as const, present: false }] })
const joined = (seq: number, lessonId = 'a'): LessonEvent => ({ lessonId, seq, timeMs: seq, actor: 'relay', body: { type: 'roomJoined', roomId: 'r' } })

function feedAt(seq: number): LessonFeed {
  const feed = new LessonFeed()
  feed.enter(state(seq))
  return feed
}

describe('LessonFeed', () => {
  it('folds each event once when a batch overlaps the snapshot', () => {
    const feed = feedAt(3)
    expect(feed.accept([joined(2), joined(3), joined(4)])).toBe('applied')
    expect(feed.state?.seq).toBe(4)
  })

  it('passes over what it already has', () => expect(feedAt(3).accept([joined(3)])).toBe('ignored'))

  it('reports a gap and keeps the state before it', () => {
    const feed = feedAt(3)
    expect(feed.accept([joined(4), joined(6)])).toBe('gap')
    expect(feed.state?.seq).toBe(4)
  })

  it('takes a run of withheld events as no gap, also one that begins before the snapshot', () => {
    const withheld = (from: number, seq: number): LessonEvent => ({ ...joined(seq), body: { type: 'withheld', from } })
    const feed = feedAt(3)
    expect(feed.accept([withheld(2, 6), joined(7)])).toBe('applied')
    expect(feed.accept([withheld(9, 9)])).toBe('gap')
    expect(feed.state?.seq).toBe(7)
  })

  it('passes over events of another lesson, and all events before a snapshot', () => {
    expect(feedAt(3).accept([joined(4, 'b')])).toBe('ignored')
    expect(new LessonFeed().accept([joined(1)])).toBe('ignored')
  })

  it('keeps the newer state when an older snapshot of the lesson arrives late', () => {
    const feed = feedAt(5)
    feed.enter(state(4))
    expect(feed.state?.seq).toBe(5)
  })

  it('takes the snapshot of another lesson whatever its number', () => {
    const feed = feedAt(5)
    feed.enter(state(1, 'b'))
    expect(feed.state?.lessonId).toBe('b')
  })
})
