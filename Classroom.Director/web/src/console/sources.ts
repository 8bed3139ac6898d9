import type { LessonState, SceneSlot } from '@classroom/shared/contracts'
import { isThere, lecturerOf, receiversOf, sameSlot, slotSource } from '@classroom/shared/lesson'

/** Something that can be put into a place, with its number on the desk. */
export interface DeskSource {
  slot: SceneSlot
  /** 1 for the first; the key that puts it into preview, up to 9. */
  number: number
  /** The room's name; empty for page and screen, which the screen names. */
  name: string
  there: boolean
  /** Message key of why there is nothing to see, while there is not. */
  absence: string
  /** Whose microphone goes with it, or null. */
  roomId: string | null
  tally: Tally
}

export type Tally = 'onAir' | 'preview' | 'none'

/** The teacher, the page, the shared screen, then the rooms: always in the same order, so that a hand finds its source without looking. */
export function deskSources(lesson: LessonState): DeskSource[] {
  const lecturer = lecturerOf(lesson)
  const slots: [SceneSlot, string][] = [
    ...(lecturer ? [[{ kind: 'camera', roomId: lecturer.roomId }, lecturer.name] as [SceneSlot, string]] : []),
    [{ kind: 'page', roomId: null }, ''],
    [{ kind: 'screen', roomId: null }, ''],
    ...receiversOf(lesson).map((room) => [{ kind: 'camera', roomId: room.roomId }, room.name] as [SceneSlot, string]),
  ]
  return slots.map(([slot, name], index) => ({ slot, name, number: index + 1, there: isThere(lesson, slot), absence: absenceOf(lesson, slot), roomId: slot.roomId, tally: tallyOf(lesson, slot) }))
}

/** Its link fell silent, its room has not come, or it shows nothing. */
function absenceOf(lesson: LessonState, slot: SceneSlot): string {
  if (slot.kind === 'page') return 'console.noPage'
  if (slotSource(lesson, slot)) return 'console.noSignal'
  if (slot.kind === 'screen') return 'console.noScreen'
  return lesson.rooms.some(({ roomId, present }) => roomId === slot.roomId && present) ? 'console.noPicture' : 'console.notIn'
}

/** Red goes before green: what is on air is on air, whatever else it is. */
export function tallyOf(lesson: LessonState, slot: SceneSlot): Tally {
  const { mode, onAir, preview } = lesson.programme
  if (mode === 'teacher') return 'none'
  if (onAir.slots.some((other) => sameSlot(other, slot))) return 'onAir'
  return preview.slots.some((other) => sameSlot(other, slot)) ? 'preview' : 'none'
}
