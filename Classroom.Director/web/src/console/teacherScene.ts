import type { LessonState, Scene, SceneSlot } from '@classroom/shared/contracts'
import { calledOf, isThere, lecturerOf } from '@classroom/shared/lesson'

/** What the receiving rooms see while the teacher decides, as a scene: what is shared, else the page, else the called room, with the teacher beside. */
export function teacherScene(lesson: LessonState): Scene {
  const camera = (roomId: string | undefined): SceneSlot[] => (roomId && isThere(lesson, { kind: 'camera', roomId }) ? [{ kind: 'camera', roomId }] : [])
  const shown = (['screen', 'page'] as const).map((kind) => ({ kind, roomId: null })).filter((slot) => isThere(lesson, slot))
  const slots = [...shown, ...camera(calledOf(lesson)?.roomId), ...camera(lecturerOf(lesson)?.roomId)].slice(0, 2)
  return { layout: slots.length > 1 ? 'inset' : slots.length ? 'one' : 'card', slots, sound: { follows: true, roomIds: [] }, words: '' }
}
