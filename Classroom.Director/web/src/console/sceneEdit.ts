import type { LessonState, Scene, SceneLayout, SceneSlot } from '@classroom/shared/contracts'
import { heardRooms, isThere, placesOf, sameSlot } from '@classroom/shared/lesson'
import { deskSources } from './sources'

export const layouts: readonly SceneLayout[] = ['one', 'oneAndOne', 'inset', 'oneAndMany', 'four', 'nine']

const empty: SceneSlot = { kind: 'empty', roomId: null }

/** The scene with a source in a place; where it stood before stands what it replaces. A card becomes a picture. */
export function withSource(scene: Scene, place: number, slot: SceneSlot): Scene {
  if (scene.layout === 'card') return { ...scene, layout: 'one', slots: [slot], words: '' }
  const slots = Array.from({ length: placesOf[scene.layout] }, (_, at) => scene.slots[at] ?? empty)
  const target = Math.min(place, slots.length - 1)
  const before = slots[target]!
  const from = slots.findIndex((other) => sameSlot(other, slot))
  if (from >= 0) slots[from] = before
  slots[target] = slot
  return { ...scene, slots: trimmed(slots) }
}

/** The scene in another layout. What it shows stays; places that are new are filled with what else there is. */
export function withLayout(lesson: LessonState, scene: Scene, layout: SceneLayout): Scene {
  const shown = scene.slots.filter((slot) => slot.kind !== 'empty' && isThere(lesson, slot))
  const others = deskSources(lesson).filter(({ slot, there }) => there && !shown.some((other) => sameSlot(other, slot))).map(({ slot }) => slot)
  const slots = [...shown, ...others].slice(0, placesOf[layout])
  return slots.length ? { ...scene, layout, slots, words: '' } : scene
}

/** The layout after this one. */
export function nextLayout(layout: SceneLayout): SceneLayout {
  return layouts[(layouts.indexOf(layout) + 1) % layouts.length]!
}

/** A card with words; without them black. The sound stays. */
export function card(scene: Scene, words: string): Scene {
  return { layout: 'card', slots: [], sound: scene.sound, words }
}

/** Nothing is shown. */
export function isBlack(scene: Scene): boolean {
  return scene.layout === 'card' && scene.words === ''
}

/** The scene with the sound following the picture, or fixed to those who are heard now. */
export function withFollowing(lesson: LessonState, scene: Scene, follows: boolean): Scene {
  return { ...scene, sound: { follows, roomIds: follows ? [] : heardRooms(lesson) } }
}

/** The scene with a room heard or not, while its sound does not follow the picture. */
export function withVoice(scene: Scene, roomId: string, heard: boolean): Scene {
  const others = scene.sound.roomIds.filter((other) => other !== roomId)
  return { ...scene, sound: { follows: false, roomIds: heard ? [...others, roomId] : others } }
}

function trimmed(slots: readonly SceneSlot[]): SceneSlot[] {
  return slots.slice(0, slots.findLastIndex((slot) => slot.kind !== 'empty') + 1)
}
