import type { LessonSource, LessonState, SourceKind } from '@classroom/shared/contracts'
import { isOnAir, lecturerOf, programmeWants, sourcesFor, type ProgrammeWant } from '@classroom/shared/lesson'
import type { Want } from '@classroom/shared/media'

const onScreen: ReadonlySet<SourceKind> = new Set<SourceKind>(['screen', 'screenAudio'])

/** What a room asks of the relay: the sources it takes part in at the best layer its line carries, and while a director is on air those of the programme. */
export function roomWants(lesson: LessonState, roomId: string): Want[] {
  const receives = lecturerOf(lesson)?.roomId !== roomId && isOnAir(lesson)
  const wants: ProgrammeWant[] = receives ? programmeWants(lesson, roomId) : [...sourcesFor(lesson, roomId), ...voiceOf(lesson)].map((source) => ({ source, layer: null, active: true }))
  return wants.map(({ source, layer, active }) => ({
    sourceId: source.sourceId,
    routerId: source.routerId,
    group: source.roomId === '' ? source.sourceId : `${source.roomId}-${onScreen.has(source.kind) ? 'screen' : 'room'}`,
    layer,
    active,
  }))
}

/** The voice of the information centre in this lecturer's ear, if there is one: others are not told of it. */
function voiceOf(lesson: LessonState): LessonSource[] {
  const voice = lesson.dispatch.talkBack
  return voice ? [{ sourceId: voice.sourceId, roomId: 'talk-back', kind: 'talkBack', routerId: voice.routerId }] : []
}
