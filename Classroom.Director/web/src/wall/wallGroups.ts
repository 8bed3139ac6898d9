import type { RoomPresence, RoomStatus } from '@classroom/shared/contracts'

export type Grouping = 'lesson' | 'kind' | 'district'
export type Filter = 'all' | RoomPresence

export interface WallGroup {
  /** A room kind, or the name of a 学区; empty for rooms of no 学区. */
  key: string
  rooms: RoomStatus[]
}

/** Which rooms the filter and the search leave: by name, school or 学区. */
export function roomFilter(filter: Filter, search: string): (room: RoomStatus) => boolean {
  const wanted = search.trim().toLowerCase()
  return (room) =>
    (filter === 'all' || room.presence === filter) && (!wanted || `${room.name} ${room.school} ${room.district}`.toLowerCase().includes(wanted))
}

/** The rooms that the filter and the search leave, in groups; groups and rooms keep the order of the county. */
export function wallGroups(rooms: readonly RoomStatus[], grouping: 'kind' | 'district', filter: Filter, search: string): WallGroup[] {
  const groups = new Map<string, RoomStatus[]>()
  for (const room of rooms.filter(roomFilter(filter, search))) {
    groups.set(room[grouping], [...(groups.get(room[grouping]) ?? []), room])
  }
  return [...groups].map(([key, members]) => ({ key, rooms: members })).sort((a, b) => Number(a.key === '') - Number(b.key === ''))
}

/** How many rooms are in each state, for the counts on top. */
export function countByPresence(rooms: readonly RoomStatus[]): Record<Filter, number> {
  const counts: Record<Filter, number> = { all: rooms.length, inLesson: 0, online: 0, offline: 0 }
  for (const room of rooms) counts[room.presence]++
  return counts
}

/** Names of lessons: that of the lecture room which gives them, by lesson. A lesson whose lecture room is not on the wall has none. */
export function lessonNames(rooms: readonly RoomStatus[]): Map<string, string> {
  return new Map(rooms.flatMap((room) => (room.lessonId !== null && room.kind === 'lecture' ? [[room.lessonId, room.name] as const] : [])))
}

/** The wall after some rooms changed. A room not seen before is put at the end. */
export function mergeRooms(rooms: readonly RoomStatus[], changed: readonly RoomStatus[]): RoomStatus[] {
  const byId = new Map(rooms.map((room) => [room.roomId, room]))
  for (const room of changed) byId.set(room.roomId, room)
  return [...byId.values()]
}
