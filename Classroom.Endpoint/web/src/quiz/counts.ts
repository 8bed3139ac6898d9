import type { LessonState, QuizRoom } from '@classroom/shared/contracts'

/** How far a room is with the question on the screens. */
export interface RoomProgress {
  roomId: string
  name: string
  /** Message key of how it answers. */
  word: 'quiz.answered' | 'quiz.answeredOf' | 'quiz.hands' | 'quiz.together' | 'quiz.none'
  /** How many count: hands before seats before the class as one. */
  count: number
  /** Pupils who are there, as the roll says; where none was called those on the class list; null without either. */
  of: number | null
  devices: number
}

/** What of a room counts: one way only, so that nobody counts twice. The relay decides alike. */
export function countOf(room: Pick<QuizRoom, 'hands' | 'seats' | 'together'>): number {
  return room.hands ?? (room.seats.length || (room.together ? 1 : 0))
}

/** The rooms in the lesson's order. The lecture room itself stands only when it answers or has devices: most have no class of their own. */
export function progressOf(lesson: LessonState): RoomProgress[] {
  return lesson.rooms.flatMap(({ roomId, name, role }) => {
    const room = lesson.quiz.rooms.find((quiz) => quiz.roomId === roomId)
    if (!room || (role === 'lecturer' && countOf(room) === 0 && room.devices.length === 0)) return []
    const roll = lesson.roll.attendance.find((called) => called.roomId === roomId)
    const of = roll ? roll.seats.filter(({ attendance }) => attendance !== 'absent').length : room.classSize || null
    return [{ roomId, name, word: wordOf(room, of), count: countOf(room), of, devices: room.devices.length }]
  })
}

/** Message key of how a room answers. */
export function wordOf(room: Pick<QuizRoom, 'hands' | 'seats' | 'together'>, of: number | null): RoomProgress['word'] {
  if (room.hands !== null) return 'quiz.hands'
  if (room.seats.length > 0) return of === null ? 'quiz.answered' : 'quiz.answeredOf'
  return room.together ? 'quiz.together' : 'quiz.none'
}
