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

/** The room that has the floor. */
export function calledOf(lesson: LessonState): LessonRoom | undefined {
  return lesson.rooms.find((room) => room.roomId === lesson.floor.call?.roomId)
}

/** The tracks a room of a lesson receives: the lecturer those of every receiver, a receiver the lecturer's and those of another room that is called. */
export function sourcesFor(lesson: LessonState, roomId: string): LessonSource[] {
  if (lesson.ended) return []
  const lecturer = lecturerOf(lesson)
  const heard = lecturer?.roomId === roomId ? receiversOf(lesson) : [lecturer, calledOf(lesson)].filter((room) => room !== undefined)
  const kinds: SourceKind[] = ['microphone', 'camera', 'screen', 'screenAudio']
  return heard
    .filter((room) => room.roomId !== roomId)
    .flatMap((room) => kinds.flatMap((kind) => sourceOf(lesson.sources, room.roomId, kind) ?? []))
}
