import type { LessonState } from '../contracts'
import { screenSurface } from './ink'
import { pageSurface } from './pages'
import { calledOf, lecturerOf, sourceOf } from './select'

/** What stands large on every receiving room's screen, and is therefore drawn on. */
export type Stage = { kind: 'screen' } | { kind: 'page'; surface: string } | { kind: 'camera'; roomId: string }

/** The shared screen, else the page or board, else the called room, else the teacher. */
export function stageOf(lesson: LessonState): Stage {
  const lecturer = lecturerOf(lesson)
  if (lecturer && sourceOf(lesson.sources, lecturer.roomId, 'screen')) return { kind: 'screen' }
  const surface = pageSurface(lesson.pages)
  if (surface) return { kind: 'page', surface }
  return { kind: 'camera', roomId: calledOf(lesson)?.roomId ?? lecturer?.roomId ?? '' }
}

/** The name under which ink on it is kept. */
export function surfaceName(stage: Stage): string {
  return stage.kind === 'screen' ? screenSurface : stage.kind === 'page' ? stage.surface : `camera/${stage.roomId}`
}

/** Whether a receiving room may draw now: it is called, and the teacher lets it. */
export function mayDraw(lesson: LessonState, roomId: string): boolean {
  return lesson.ink.allowed && lesson.floor.call?.roomId === roomId
}
