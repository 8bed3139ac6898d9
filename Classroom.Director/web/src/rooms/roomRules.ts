import type { RoomKind, RoomRecord } from '@classroom/shared/contracts'
import { Refusal } from '@classroom/shared/hub'
import { formatTimeOfDay } from '@classroom/shared/lesson'
import { refusalSentence } from '@classroom/shared/ui'

export type RoomFilter = 'all' | RoomKind | 'bare'

/** Longest name that the relay takes (ShownName on its side). */
export const longestName = 32

const allowed = /^[\p{L}\p{Nd} \-_·.、（）()]+$/u

/** What is wrong with a name, as the relay would judge it: a message key, or empty. */
export function nameProblem(text: string): string {
  const name = text.trim().replace(/\s+/g, ' ')
  if (!name) return 'rooms.name.missing'
  if (name.length > longestName) return 'rooms.name.long'
  return allowed.test(name) && /[\p{L}\p{Nd}]/u.test(name) ? '' : 'rooms.name.marks'
}

/** Rooms that the filter and the search leave, in the order of the county. */
export function roomsFor(rooms: readonly RoomRecord[], filter: RoomFilter, search: string): RoomRecord[] {
  const wanted = search.trim().toLowerCase()
  return rooms.filter((room) => fits(room, filter) && (!wanted || `${room.name} ${room.school} ${room.district}`.toLowerCase().includes(wanted)))
}

/** How many rooms each filter leaves. */
export function countRooms(rooms: readonly RoomRecord[]): Record<RoomFilter, number> {
  const count = (filter: RoomFilter) => rooms.filter((room) => fits(room, filter)).length
  return { all: rooms.length, lecture: count('lecture'), receiving: count('receiving'), bare: count('bare') }
}

function fits(room: RoomRecord, filter: RoomFilter): boolean {
  return filter === 'all' || (filter === 'bare' ? room.devices === 0 : room.kind === filter)
}

/** Names of the rooms on the other end: whom a lecture room brings in, or whom a receiving room follows. */
export function partners(rooms: readonly RoomRecord[], room: RoomRecord): string[] {
  return rooms
    .filter((other) => (room.kind === 'lecture' ? room.receiverIds.includes(other.roomId) : other.receiverIds.includes(room.roomId)))
    .map(({ name }) => name)
}

/** Each school with its 学区, for suggestions. */
export function schoolsOf(rooms: readonly RoomRecord[]): Map<string, string> {
  return new Map(rooms.map(({ school, district }) => [school, district]))
}

/** The first free name of the usual form, such as 清泉小学-接收2; empty without a school. */
export function suggestName(rooms: readonly RoomRecord[], school: string, kind: RoomKind): string {
  const stem = `${school.trim()}-${kind === 'lecture' ? '主讲' : '接收'}`
  const taken = new Set(rooms.map(({ name }) => name))
  let number = 1
  while (taken.has(`${stem}${number}`)) number++
  return school.trim() ? `${stem}${number}` : ''
}

/** The day of an instant seen from now, as a message key and its parts, with the time of day. */
export function dayOf(instant: Date, now: Date): { key: 'today' | 'tomorrow' | 'date'; month: number; day: number; time: string } {
  const startOf = (date: Date, later = 0) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + later).getTime()
  const day = startOf(instant)
  const key = day === startOf(now) ? 'today' : day === startOf(now, 1) ? 'tomorrow' : 'date'
  return { key, month: instant.getMonth() + 1, day: instant.getDate(), time: formatTimeOfDay(instant) }
}

const reasons = new Set(['badName', 'nameTaken', 'inLesson', 'badPairing', 'notFound'])

/** The message key of what to tell an administrator when a change failed. */
export function problemOf(error: unknown): string {
  if (!(error instanceof Refusal)) return 'refusal.internal'
  return reasons.has(error.reason) ? `rooms.problem.${error.reason}` : refusalSentence(error)
}
