import type { LessonSource, LessonState } from '@classroom/shared/contracts'
import { formerPicture, heardRooms, isOnAir, programmePicture, slotSource, sourceOf } from '@classroom/shared/lesson'
import type { Want } from '@classroom/shared/media'

/** A monitor is a third of the screen: the middle layer is sharper than it. */
const monitorLayer = 1
const thumbnailLayer = 0

/**
 * What a desk receives of a lesson: every source as a thumbnail, what stands in a monitor's places sharper, the programme as it is on air, and every
 * microphone for its meter.
 */
export function deskWants(lesson: LessonState): Want[] {
  if (lesson.ended) return []
  const { preview, onAir } = lesson.programme
  const shown = new Set([...preview.slots, ...onAir.slots.slice(isOnAir(lesson) ? 1 : 0)].map((slot) => slotSource(lesson, slot)?.sourceId))
  const wants = lesson.sources
    .filter((source) => source === sourceOf(lesson.sources, source.roomId, source.kind) && source.kind !== 'screenAudio')
    .map((source) => want(source, source.kind === 'microphone' ? null : shown.has(source.sourceId) ? monitorLayer : thumbnailLayer))
  const pictures = isOnAir(lesson) ? [programmePicture(lesson), formerPicture(lesson)] : []
  return [...wants, ...pictures.flatMap((picture) => (picture ? [want(picture, null)] : []))]
}

/** The microphones that a desk plays, so that its operator hears what the rooms hear. */
export function monitored(lesson: LessonState): LessonSource[] {
  return heardRooms(lesson).flatMap((roomId) => sourceOf(lesson.sources, roomId, 'microphone') ?? [])
}

function want(source: LessonSource, layer: number | null): Want {
  const group = source.roomId === '' ? source.sourceId : `${source.roomId}-${source.kind === 'screen' ? 'screen' : 'room'}`
  return { sourceId: source.sourceId, routerId: source.routerId, group, layer, active: true }
}
