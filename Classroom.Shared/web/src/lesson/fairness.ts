import type { LessonRoom, LessonState } from '../contracts'
import { receiversOf } from './select'

/** A class that listens for so long without a word is forgotten. */
const quietMs = 10 * 60_000

/** The receiving room that has been silent longest, when that is too long: it is present, was not heard and is not called. */
export function quietestRoom(lesson: LessonState, nowMs: number): { room: LessonRoom; minutes: number } | null {
  const quiet = receiversOf(lesson)
    .filter((room) => room.present && room.roomId !== lesson.floor.call?.roomId)
    .map((room) => ({ room, ms: nowMs - (lesson.floor.rooms.find(({ roomId }) => roomId === room.roomId)?.lastSpokenMs ?? nowMs) }))
    .filter(({ ms }) => ms >= quietMs)
    .sort((a, b) => b.ms - a.ms)[0]
  return quiet ? { room: quiet.room, minutes: Math.floor(quiet.ms / 60_000) } : null
}
