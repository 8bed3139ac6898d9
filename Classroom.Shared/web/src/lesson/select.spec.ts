import { describe, expect, it } from 'vitest'
import type { LessonSource, LessonState } from '../contracts'
import { emptyLesson } from './fold'
import { sourceOf, sourcesFor } from './select'

const source = (sourceId: string, roomId: string, kind: LessonSource['kind']): LessonSource => ({ sourceId, roomId, kind, routerId: 'x' })
const lesson: LessonState = {
  ...emptyLesson,
  rooms: [
    { roomId: 'a', name: 'A', role: 'lecturer', present: true },
    { roomId: 'b', name: 'B', role: 'receiver', present: true },
    { roomId: 'c', name: 'C', role: 'receiver', present: true },
  ],
  sources: [source('1', 'a', 'camera'), source('2', 'b', 'camera'), source('3', 'c', 'microphone'), source('4', 'a', 'screen'), source('5', 'a', 'camera')],
}
const ids = (roomId: string, state = lesson) => sourcesFor(state, roomId).map(({ sourceId }) => sourceId)

describe('sourcesFor', () => {
  it('gives the lecturer every receiving room', () => expect(ids('a')).toEqual(['2', '3']))
  it('gives a receiving room only the lecturer, with the screen', () => expect(ids('b')).toEqual(['5', '4']))
  it('gives a receiving room the called one too, and itself nothing of its own', () => {
    const called = { ...lesson, floor: { ...lesson.floor, call: { roomId: 'c', seat: null, sinceMs: 0, before: 'open' as const } } }
    expect(ids('b', called)).toEqual(['5', '4', '3'])
    expect(ids('c', called)).toEqual(['5', '4'])
  })
  it('gives nothing once the lesson has ended', () => expect(ids('a', { ...lesson, ended: true })).toEqual([]))
})

describe('sourceOf', () => {
  it('takes the newest of two', () => expect(sourceOf(lesson.sources, 'a', 'camera')?.sourceId).toBe('5'))
})
