import type { LessonState, Microphone } from '@classroom/shared/contracts'
import { countOf, receiversOf, sourceOf } from '@classroom/shared/lesson'

export interface RemoteRoom {
  roomId: string
  name: string
  camera: MediaStreamTrack | null
  microphone: MediaStreamTrack | null
  /** Message key of why there is no picture; read only while there is none. */
  word: string
  present: boolean
  /** Whether the room is heard. */
  voice: Microphone
  /** It has the floor. */
  called: boolean
  /** Hands that are up in it. */
  hands: number
  /** Children who are there, and all, by the roll; null before it was called. */
  roll: { there: number; all: number } | null
  /** Lesson time in ms when it last spoke though its microphone is closed, or null. */
  unheardAtMs: number | null
}

/** The receiving rooms as the teacher sees them, in the order of the lesson: a room keeps its place whether present or not. */
export function remoteRooms(lesson: LessonState, tracks: ReadonlyMap<string, MediaStreamTrack>): RemoteRoom[] {
  return receiversOf(lesson).map(({ roomId, name, present }) => {
    const floor = lesson.floor.rooms.find((room) => room.roomId === roomId)
    const camera = sourceOf(lesson.sources, roomId, 'camera')
    const microphone = sourceOf(lesson.sources, roomId, 'microphone')
    const roll = lesson.roll.attendance.find((room) => room.roomId === roomId)
    return {
      roomId,
      name,
      present,
      called: lesson.floor.call?.roomId === roomId,
      hands: lesson.floor.hands.filter((hand) => hand.roomId === roomId).length,
      roll: roll ? countOf(roll.seats) : null,
      voice: floor?.microphone ?? 'open',
      unheardAtMs: floor?.spokeMutedAtMs ?? null,
      camera: (camera && tracks.get(camera.sourceId)) ?? null,
      microphone: (microphone && tracks.get(microphone.sourceId)) ?? null,
      word: !present ? 'tile.absent' : camera ? 'tile.joining' : microphone ? 'tile.noCamera' : 'tile.nothing',
    }
  })
}
