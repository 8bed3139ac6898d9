import type { LessonRoom, LessonSource, LessonState, SourceKind } from '../contracts'

/** The room the master teacher stands in. */
export function lecturerOf(lesson: LessonState): LessonRoom | undefined {
  return lesson.rooms.find((room) => room.role === 'lecturer')
}

/** The receiving rooms, in the order of the lesson. */
export function receiversOf(lesson: LessonState): LessonRoom[] {
  return lesson.rooms.filter((room) => room.role === 'receiver')
}

/** The newest track of a kind that a room publishes: while a page reloads, its old and its new one may overlap. */
export function sourceOf(sources: readonly LessonSource[], roomId: string, kind: SourceKind): LessonSource | undefined {
  return sources.findLast((source) => source.roomId === roomId && source.kind === kind)
}

/** The tracks a room of a lesson receives: the lecturer those of every receiver, a receiver only the lecturer's. */
export function sourcesFor(lesson: LessonState, roomId: string): LessonSource[] {
  if (lesson.ended) return []
  const lecturer = lecturerOf(lesson)
  const heard = lecturer?.roomId === roomId ? receiversOf(lesson) : lecturer ? [lecturer] : []
  const kinds: SourceKind[] = ['microphone', 'camera', 'screen', 'screenAudio']
  return heard.flatMap((room) => kinds.flatMap((kind) => sourceOf(lesson.sources, room.roomId, kind) ?? []))
}
