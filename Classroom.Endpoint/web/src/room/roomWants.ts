import type { LessonSource, LessonState, SourceKind } from '@classroom/shared/contracts'
import type { Want } from '@classroom/shared/media'

const onScreen: ReadonlySet<SourceKind> = new Set<SourceKind>(['screen', 'screenAudio'])

/** What a room asks of the relay for the sources it takes part in: all of them, at the best layer its line carries. */
export function roomWants(sources: readonly LessonSource[]): Want[] {
  return sources.map((source) => ({
    sourceId: source.sourceId,
    routerId: source.routerId,
    group: `${source.roomId}-${onScreen.has(source.kind) ? 'screen' : 'room'}`,
    layer: null,
    active: true,
  }))
}

/** The voice of the information centre in this lecturer's ear, if there is one: others are not told of it. */
export function voiceOf(lesson: LessonState): LessonSource[] {
  const voice = lesson.dispatch.talkBack
  return voice ? [{ sourceId: voice.sourceId, roomId: 'talk-back', kind: 'talkBack', routerId: voice.routerId }] : []
}
