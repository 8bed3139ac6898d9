import type { LessonSource, LessonState, MixerChannel, Scene, SceneLayout, SceneSlot } from '../contracts'
import { lecturerOf, sourceOf } from './select'

/** Places of each layout. */
export const placesOf: Readonly<Record<SceneLayout, number>> = { one: 1, oneAndOne: 2, oneAndMany: 6, four: 4, nine: 9, inset: 2, card: 0 }

/** Whether the rooms see the programme, and not what the teacher decides. */
export function isOnAir(lesson: LessonState): boolean {
  return !lesson.ended && lesson.programme.mode !== 'teacher'
}

/** Whether two slots show the same. */
export function sameSlot(one: SceneSlot, other: SceneSlot): boolean {
  return one.kind === other.kind && one.roomId === other.roomId
}

/** Whether two scenes show and sound the same. */
export function sameScene(one: Scene, other: Scene): boolean {
  return (
    one.layout === other.layout &&
    one.words === other.words &&
    one.slots.length === other.slots.length &&
    one.slots.every((slot, place) => sameSlot(slot, other.slots[place]!)) &&
    one.sound.follows === other.sound.follows &&
    one.sound.roomIds.join() === other.sound.roomIds.join()
  )
}

/** The track that stands in a place; none for a page, an empty place, and one that is not there. */
export function slotSource(lesson: LessonState, slot: SceneSlot): LessonSource | undefined {
  if (slot.kind === 'camera') return sourceOf(lesson.sources, slot.roomId ?? '', 'camera')
  return slot.kind === 'screen' ? lesson.sources.findLast((source) => source.kind === 'screen') : undefined
}

/** Whether what stands in the place is there to be seen: it has not ended, and it arrives. */
export function isThere(lesson: LessonState, slot: SceneSlot): boolean {
  if (slot.kind === 'page') return lesson.pages.document !== null || lesson.pages.board !== null
  const source = slotSource(lesson, slot)
  return slot.kind === 'empty' || (source !== undefined && !lesson.programme.noSignal.includes(source.sourceId))
}

/** A room's fader, as it stands. */
export function channelOf(lesson: LessonState, roomId: string): MixerChannel {
  return lesson.programme.mixer.channels.find((channel) => channel.roomId === roomId) ?? { roomId, level: 100, muted: false, solo: false }
}

/** The rooms that are heard in the programme: the lecture room, then the picture's, then the called one. Twin of the relay's OnAir.Heard. */
export function heardRooms(lesson: LessonState): string[] {
  const { onAir, mixer } = lesson.programme
  if (!isOnAir(lesson) || mixer.muted) return []
  const follows = [lecturerOf(lesson)?.roomId, onAir.slots[0]?.roomId, lesson.floor.call?.roomId].filter((roomId) => typeof roomId === 'string')
  const heard = onAir.sound.follows ? [...new Set(follows)] : onAir.sound.roomIds
  const solos = mixer.channels.filter(({ solo }) => solo).map(({ roomId }) => roomId)
  return (solos.length > 0 ? solos : heard).filter((roomId) => {
    const { muted, level } = channelOf(lesson, roomId)
    return !muted && level > 0
  })
}

/** A track of the programme that a receiving room takes from the relay. Not active: it is likely to be wanted soon, and held back until then. */
export interface ProgrammeWant {
  source: LessonSource
  /** Highest simulcast layer that its place needs. */
  layer: number | null
  active: boolean
}

/** The programme's own picture as a source: it stays while the relay switches what it carries. Undefined before any room of the lesson publishes. */
export function programmePicture(lesson: LessonState): LessonSource | undefined {
  const lecturer = lecturerOf(lesson)?.roomId
  const main = lesson.programme.onAir.slots[0]
  const carried = (main && slotSource(lesson, main)) ?? lesson.sources.find(({ roomId }) => roomId === lecturer) ?? lesson.sources[0]
  return carried && { sourceId: `${lesson.lessonId}-video`, roomId: '', kind: 'camera', routerId: carried.routerId }
}

/** The picture that a mix is from, as a source: received all the time, so that a mix waits for no negotiation, and idle but during one. */
export function formerPicture(lesson: LessonState): LessonSource | undefined {
  const picture = programmePicture(lesson)
  return picture && { ...picture, sourceId: `${lesson.lessonId}-former` }
}

/** The track in a place of what is on air, or of the scene that is mixed with it: the main place has a track of its own, which a take does not change. */
export function airedSource(lesson: LessonState, slot: SceneSlot, place: number, isFormer: boolean): LessonSource | undefined {
  if (place > 0) return slotSource(lesson, slot)
  const main = lesson.programme.onAir.slots[0]
  return isFormer && !(main && sameSlot(main, slot)) ? formerPicture(lesson) : programmePicture(lesson)
}

/** Simulcast layers that places beside the main one need: a ninth of a screen is a thumbnail. */
const sideLayer: Readonly<Record<SceneLayout, number | null>> = { one: null, oneAndOne: null, oneAndMany: 0, four: 1, nine: 0, inset: 1, card: 0 }

/** What a receiving room takes while the programme is on air: its picture and the one a mix is from, what stands in the other places, and who is heard. */
export function programmeWants(lesson: LessonState, roomId: string): ProgrammeWant[] {
  const { onAir, former } = lesson.programme
  const { slots } = onAir
  const pictures = [programmePicture(lesson), formerPicture(lesson)].filter((picture) => picture !== undefined)
  const sidesOf = (scene: Scene) =>
    scene.slots.slice(1).flatMap((slot) => (slot.roomId === roomId ? [] : slotSource(lesson, slot) ?? [])).map((source) => ({ source, layer: sideLayer[scene.layout], active: true }))
  const sides = sidesOf(onAir)
  const leaving = former ? sidesOf(former).filter(({ source }) => !sides.some((side) => side.source === source)) : []
  const teacher = sourceOf(lesson.sources, lecturerOf(lesson)?.roomId ?? '', 'camera')
  const heard = heardRooms(lesson).flatMap((heardId) => (heardId === roomId ? [] : sourceOf(lesson.sources, heardId, 'microphone') ?? []))
  const sound = slots.some(({ kind }) => kind === 'screen') && !lesson.programme.mixer.muted ? lesson.sources.findLast(({ kind }) => kind === 'screenAudio') : undefined
  return [
    ...pictures.map((source) => ({ source, layer: null, active: true })),
    ...sides,
    ...leaving,
    // The teacher comes into a corner oftener than anybody else.
    ...(teacher && ![...sides, ...leaving].some(({ source }) => source === teacher) ? [{ source: teacher, layer: 1, active: false }] : []),
    ...[...heard, ...(sound ? [sound] : [])].map((source) => ({ source, layer: null, active: true })),
  ]
}

/** What of a room is on air: its camera, the shared screen, or the pages that it gives. Rooms are told so by red, or stay dark. */
export function isSeenOnAir(lesson: LessonState, roomId: string): boolean {
  const gives = lecturerOf(lesson)?.roomId === roomId
  return isOnAir(lesson) && lesson.programme.onAir.slots.some((slot) => slot.roomId === roomId || (gives && (slot.kind === 'screen' || slot.kind === 'page')))
}
