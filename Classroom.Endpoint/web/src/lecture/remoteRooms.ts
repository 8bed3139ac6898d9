import type { LessonState } from '@classroom/shared/contracts'
import { receiversOf, sourceOf } from '@classroom/shared/lesson'

export interface RemoteRoom {
  roomId: string
  name: string
  camera: MediaStreamTrack | null
  microphone: MediaStreamTrack | null
  /** Message key of why there is no picture; read only while there is none. */
  word: string
  present: boolean
}

/** The receiving rooms as the teacher sees them, in the order of the lesson: a room keeps its place whether present or not. */
export function remoteRooms(lesson: LessonState, tracks: ReadonlyMap<string, MediaStreamTrack>): RemoteRoom[] {
  return receiversOf(lesson).map(({ roomId, name, present }) => {
    const camera = sourceOf(lesson.sources, roomId, 'camera')
    const microphone = sourceOf(lesson.sources, roomId, 'microphone')
    return {
      roomId,
      name,
      present,
      camera: (camera && tracks.get(camera.sourceId)) ?? null,
      microphone: (microphone && tracks.get(microphone.sourceId)) ?? null,
      word: !present ? 'tile.absent' : camera ? 'tile.joining' : microphone ? 'tile.noCamera' : 'tile.nothing',
    }
  })
}
