import type { LessonState } from '@classroom/shared/contracts'
import { calledOf, sourceOf } from '@classroom/shared/lesson'

export interface CalledView {
  roomId: string
  name: string
  camera: MediaStreamTrack | null
  /** Null for the own room: nobody wants to hear himself. */
  microphone: MediaStreamTrack | null
  /** Message key of why there is no picture; read only while there is none. */
  word: string
}

/** What a receiving room shows of the room that has the floor, which may be itself; null while there is none. */
export function calledView(lesson: LessonState, ownRoomId: string, tracks: ReadonlyMap<string, MediaStreamTrack>, ownCamera: MediaStreamTrack | null): CalledView | null {
  const room = calledOf(lesson)
  if (!room) return null
  if (room.roomId === ownRoomId) return { roomId: room.roomId, name: room.name, camera: ownCamera, microphone: null, word: 'check.off' }
  const track = (kind: 'camera' | 'microphone') => tracks.get(sourceOf(lesson.sources, room.roomId, kind)?.sourceId ?? '') ?? null
  return {
    roomId: room.roomId,
    name: room.name,
    camera: track('camera'),
    microphone: track('microphone'),
    word: !room.present ? 'tile.absent' : sourceOf(lesson.sources, room.roomId, 'camera') ? 'tile.joining' : 'tile.noCamera',
  }
}
