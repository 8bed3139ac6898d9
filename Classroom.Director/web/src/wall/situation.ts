import type { CountySituation, RoomStatus, RoomTrouble, SlotLesson, TroubleKind } from '@classroom/shared/contracts'
import type { Mark } from '@classroom/shared/ui'

/** The most urgent first: the relay's own order, one look from top to bottom. */
export const urgency: readonly TroubleKind[] = [
  'helpAsked',
  'lessonLate',
  'roomMissing',
  'noSignal',
  'silent',
  'blackPicture',
  'coveredPicture',
  'frozenPicture',
  'poorLink',
  'clipping',
]

/** Trouble that stops a class from taking part, against trouble that it can live with for a while. */
const grave: ReadonlySet<TroubleKind> = new Set<TroubleKind>(['helpAsked', 'lessonLate', 'roomMissing', 'noSignal', 'silent'])

export const troubleMark = (kind: TroubleKind): Mark => (grave.has(kind) ? 'bad' : 'warn')

/** What this page knows of the situation: nothing yet; what it was before the link to the relay was lost; or what it is now. */
export type Knowledge = 'none' | 'past' | 'present'

/** Troubles by room, the most urgent first. */
export function troublesByRoom(situation: CountySituation): Map<string, RoomTrouble[]> {
  const rooms = new Map<string, RoomTrouble[]>()
  for (const trouble of situation.troubles) rooms.set(trouble.roomId, [...(rooms.get(trouble.roomId) ?? []), trouble])
  return rooms
}

/** How often each kind of trouble occurs; kinds that do not occur are left out. */
export function troubleCounts(troubles: readonly RoomTrouble[]): { kind: TroubleKind; count: number }[] {
  return urgency.map((kind) => ({ kind, count: troubles.filter((trouble) => trouble.kind === kind).length })).filter(({ count }) => count > 0)
}

/** The lesson a room belongs to now: the one it is in, else the one it is planned for. */
export function lessonsByRoom(lessons: readonly SlotLesson[]): Map<string, SlotLesson> {
  const rooms = new Map<string, SlotLesson>()
  for (const lesson of [...lessons].sort((one, other) => Number(one.stage === 'live') - Number(other.stage === 'live'))) {
    for (const roomId of roomsOf(lesson)) rooms.set(roomId, lesson)
  }
  return rooms
}

export const roomsOf = (lesson: SlotLesson): string[] => [lesson.lectureRoomId, ...lesson.receivers.map(({ roomId }) => roomId)]

/** Names a lesson of the slot for lists: its plan, or the lesson itself when nobody planned it. */
export const keyOf = (lesson: SlotLesson): string => lesson.planId ?? lesson.lessonId ?? lesson.lectureRoomId

/** A section of the wall: a lesson with its rooms, or the rooms that have none. */
export interface WallSection {
  key: string
  lesson: SlotLesson | null
  rooms: RoomStatus[]
  troubled: boolean
}

/**
 * The wall by lessons: those in trouble first, by their most urgent trouble and then the oldest, but those that have not to be there yet after all that have;
 * then those that go on, those to come, and at the end the rooms without a lesson. Within a lesson the rooms in trouble come first. Everything else keeps the order of the plan and of the county.
 */
export function wallSections(rooms: readonly RoomStatus[], situation: CountySituation): WallSection[] {
  const byId = new Map(rooms.map((room) => [room.roomId, room]))
  const rank = new Map<string, number>()
  situation.troubles.forEach(({ roomId }, place) => rank.has(roomId) || rank.set(roomId, place))
  const rankOf = (roomId: string) => rank.get(roomId) ?? Infinity
  const lessonOf = lessonsByRoom(situation.lessons)

  const all = situation.troubles.length
  const sections = situation.lessons.map((lesson): WallSection & { rank: number } => {
    const own = roomsOf(lesson).filter((roomId) => lessonOf.get(roomId) === lesson && byId.has(roomId))
    const first = Math.min(Infinity, ...own.map(rankOf))
    return {
      key: keyOf(lesson),
      lesson,
      rooms: stable(own, rankOf).map((roomId) => byId.get(roomId)!),
      troubled: first < Infinity,
      rank: first < Infinity ? first + (lesson.stage === 'planned' ? all : 0) : 2 * all + (lesson.stage === 'live' ? 0 : 0.5),
    }
  })
  const loose = rooms.filter(({ roomId }) => !lessonOf.has(roomId))
  const asking = loose.filter(({ roomId }) => rank.has(roomId))
  if (asking.length) {
    sections.push({ key: 'asking', lesson: null, rooms: stable(asking, ({ roomId }) => rankOf(roomId)), troubled: true, rank: Math.min(...asking.map(({ roomId }) => rankOf(roomId))) })
  }
  const idle = loose.filter(({ roomId }) => !rank.has(roomId))
  if (idle.length) sections.push({ key: 'idle', lesson: null, rooms: stable(idle, ({ presence }) => (presence === 'offline' ? 1 : 0)), troubled: false, rank: Infinity })
  return stable(sections, (section) => section.rank).map(({ key, lesson, rooms, troubled }) => ({ key, lesson, rooms, troubled }))
}

/** The sections with only the rooms that are asked for; a section without any is left out. */
export function filterSections(sections: readonly WallSection[], keeps: (room: RoomStatus) => boolean): WallSection[] {
  return sections.map((section) => ({ ...section, rooms: section.rooms.filter(keeps) })).filter(({ rooms }) => rooms.length > 0)
}

function stable<T>(values: readonly T[], rank: (value: T) => number): T[] {
  return [...values].sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)))
}
