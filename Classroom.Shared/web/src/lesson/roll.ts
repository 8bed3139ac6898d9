import type { LessonEvent, RollState, SeatMark } from '../contracts'

/** Before the lesson. */
export const emptyRoll: RollState = Object.freeze({ people: [], attendance: [], links: [] })

/** The roll after one more event of the lesson; the same when the event does not concern it. Twin of the relay's RollFold. */
export function foldRoll(roll: RollState, { body, timeMs }: LessonEvent): RollState {
  switch (body.type) {
    case 'personJoined':
      return { ...roll, people: [...roll.people, body.person] }
    case 'personLeft':
      return { ...roll, people: roll.people.filter(({ personId }) => personId !== body.person.personId) }
    case 'attendanceSet':
      return { ...roll, attendance: [...others(roll.attendance, body.roomId), { roomId: body.roomId, atMs: timeMs, seats: body.seats }] }
    case 'linkReported':
      return { ...roll, links: [...others(roll.links, body.roomId), { roomId: body.roomId, figures: body.figures, atMs: timeMs }] }
    case 'lessonEnded':
      return { ...roll, people: [] }
    default:
      return roll
  }
}

function others<T extends { roomId: string }>(all: readonly T[], roomId: string): T[] {
  return all.filter((other) => other.roomId !== roomId)
}

/** Those who are there, late ones too, and all. */
export function countOf(seats: readonly Pick<SeatMark, 'attendance'>[]): { there: number; all: number } {
  return { there: seats.filter(({ attendance }) => attendance !== 'absent').length, all: seats.length }
}
