import type { LessonState, SourceKind } from '@classroom/shared/contracts'
import { lecturerOf, sourceOf } from '@classroom/shared/lesson'

export interface TeacherView {
  name: string
  camera: MediaStreamTrack | null
  microphone: MediaStreamTrack | null
  screen: MediaStreamTrack | null
  screenAudio: MediaStreamTrack | null
  /** A screen is being shared, whether or not its first picture is here. */
  sharing: boolean
  /** Message key of why the teacher's picture is not there; read only while it is not. */
  word: string
}

/** What a receiving room shows of its lecture room. */
export function teacherView(lesson: LessonState, tracks: ReadonlyMap<string, MediaStreamTrack>): TeacherView {
  const lecturer = lecturerOf(lesson)
  const source = (kind: SourceKind) => (lecturer ? sourceOf(lesson.sources, lecturer.roomId, kind) : undefined)
  const track = (kind: SourceKind) => tracks.get(source(kind)?.sourceId ?? '') ?? null
  const away = !lecturer?.present && !source('camera') && !source('microphone')
  return {
    name: lecturer?.name ?? lesson.title,
    camera: track('camera'),
    microphone: track('microphone'),
    screen: track('screen'),
    screenAudio: track('screenAudio'),
    sharing: source('screen') !== undefined,
    word: away ? 'receiving.teacherAway' : !source('camera') && source('microphone') ? 'receiving.teacherDark' : 'receiving.teacherComing',
  }
}
