import { describe, expect, it } from 'vitest'
import type { LessonState } from '../contracts'
import { quietestRoom } from './fairness'
import { emptyLesson } from './fold'

const floorRoom = (roomId: string, lastSpokenMs: number) =>
  ({ roomId, microphone: 'open' as const, spokenMs: 0, lastSpokenMs, turnMs: 0, calls: 0, waits: 0, waitedMs: 0, spokeMutedAtMs: null })
const room = (roomId: string, role: 'lecturer' | 'receiver', present = true) => ({ roomId, name: roomId, role, present })
const minute = 60_000
const lesson: LessonState = {
  ...emptyLesson,
  rooms: [room('a', 'lecturer'), room('b', 'receiver'), room('c', 'receiver'), room('d', 'receiver', false)],
  floor: { hands: [], call: null, rooms: [floorRoom('a', 0), floorRoom('b', 4 * minute), floorRoom('c', 2 * minute), floorRoom('d', 0)] },
}

describe('quietestRoom', () => {
  it('says nothing while everybody was heard lately', () => expect(quietestRoom(lesson, 11 * minute)).toBeNull())

  it('names the present receiving room that was silent longest', () =>
    expect(quietestRoom(lesson, 16.5 * minute)).toMatchObject({ room: { roomId: 'c' }, minutes: 14 }))

  it('passes over the room that has the floor', () => {
    const called = { ...lesson, floor: { ...lesson.floor, call: { roomId: 'c', seat: null, sinceMs: 0, before: 'open' as const } } }
    expect(quietestRoom(called, 16 * minute)?.room.roomId).toBe('b')
  })
})
