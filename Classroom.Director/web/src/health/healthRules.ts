import type { LessonHealth, RelayHealth, RoomHealth, WorkerHealth } from '@classroom/shared/contracts'

/** Loss that pupils begin to see and hear: repair hides less than this. */
export const seenLoss = 0.02

/** Share of a core above which a worker has too little left for the next bell. */
export const busyShare = 0.8

/** What a worker did per second between two readings. */
export interface WorkerRow {
  worker: WorkerHealth
  /** Of one core, 0 to 1. */
  share: number
  packetsIn: number
  bitsIn: number
  packetsOut: number
  bitsOut: number
  dropped: number
  /** Seconds; the upper end of the bucket that the longest turn fell into, or null without a turn. */
  longestTurn: number | null
  isBusy: boolean
}

/** What a room sends and gets now, and what it asked for between two readings. */
export interface RoomRow {
  room: RoomHealth
  up: number
  down: number
  upLoss: number
  downLoss: number
  /** Seconds, or null while not measured. */
  roundTrip: number | null
  nacks: number
  keyFrameRequests: number
  /** Tracks are open and nothing flows on them. */
  isSilent: boolean
  isLossy: boolean
}

export interface LessonRows {
  lesson: LessonHealth
  rooms: RoomRow[]
}

/** The earlier reading to compare with: none when the relay was restarted in between, or without time between. */
export function comparable(before: RelayHealth | undefined, now: RelayHealth): RelayHealth | null {
  return before && before.process.startedAt === now.process.startedAt && secondsBetween(before, now) > 0 ? before : null
}

export function secondsBetween(before: RelayHealth, now: RelayHealth): number {
  return (Date.parse(now.at) - Date.parse(before.at)) / 1000
}

/** Cores the whole relay used. */
export function coresUsed(before: RelayHealth, now: RelayHealth): number {
  return (now.process.cpuSeconds - before.process.cpuSeconds) / secondsBetween(before, now)
}

/** The workers in their order; the busy ones first. */
export function workerRows(before: RelayHealth, now: RelayHealth): WorkerRow[] {
  const seconds = secondsBetween(before, now)
  const rows = now.workers.flatMap((worker) => {
    const earlier = before.workers.find(({ name }) => name === worker.name)
    return earlier ? [workerRow(earlier, worker, seconds)] : []
  })
  return anomaliesFirst(rows, ({ isBusy }) => isBusy)
}

/** Lessons with their rooms; those with something wrong first, on both levels. */
export function lessonRows(before: RelayHealth | null, now: RelayHealth): LessonRows[] {
  const lessons = now.lessons.map((lesson) => {
    const earlier = before?.lessons.find(({ lessonId }) => lessonId === lesson.lessonId)?.rooms ?? []
    return { lesson, rooms: roomRows(earlier, lesson.rooms) }
  })
  return anomaliesFirst(lessons, ({ rooms }) => rooms.some(isAnomalous))
}

/** Rooms in their order; those with something wrong first. */
export function roomRows(before: readonly RoomHealth[], now: readonly RoomHealth[]): RoomRow[] {
  const rows = now.map((room) => roomRow(before.find(({ roomId }) => roomId === room.roomId), room))
  return anomaliesFirst(rows, isAnomalous)
}

export function isAnomalous({ isSilent, isLossy }: RoomRow): boolean {
  return isSilent || isLossy
}

/** Rooms and viewers outside lessons that have a track now. */
export function elsewhere(now: RelayHealth): RoomHealth[] {
  return now.elsewhere.filter((room) => [...room.published, ...room.received].some(({ tracks }) => tracks > 0))
}

/** A bit rate as 850 kbit/s or 1.5 Mbit/s. */
export function formatRate(bitsPerSecond: number): string {
  const [value, unit] = bitsPerSecond >= 1e9 ? [bitsPerSecond / 1e9, 'Gbit/s'] : bitsPerSecond >= 1e6 ? [bitsPerSecond / 1e6, 'Mbit/s'] : [bitsPerSecond / 1e3, 'kbit/s']
  return `${value.toFixed(unit === 'kbit/s' || value >= 100 ? 0 : 1)} ${unit}`
}

/** Bytes as 225 MiB. */
export function formatBytes(bytes: number): string {
  return bytes >= 2 ** 30 ? `${(bytes / 2 ** 30).toFixed(1)} GiB` : `${(bytes / 2 ** 20).toFixed(0)} MiB`
}

/** A share as 3.2 %; whole from 10 % on. */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(share >= 0.1 || share < 0.0005 ? 0 : 1)} %`
}

/** A short time as 0.3 ms or 12 ms. */
export function formatMs(seconds: number): string {
  const ms = seconds * 1000
  return `${ms.toFixed(ms >= 10 ? 0 : ms >= 0.1 ? 1 : 2)} ms`
}

/** A running time in its two largest units, as a message key and its parts. */
export function runningTime(seconds: number): { key: 'minutes' | 'hours' | 'days'; days: number; hours: number; minutes: number } {
  const minutes = Math.max(0, Math.floor(seconds / 60))
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60)]
  return { key: days ? 'days' : hours ? 'hours' : 'minutes', days, hours: days ? hours % 24 : hours, minutes: hours ? minutes % 60 : minutes }
}

function workerRow(before: WorkerHealth, worker: WorkerHealth, seconds: number): WorkerRow {
  const rate = (pick: (one: WorkerHealth) => number) => (pick(worker) - pick(before)) / seconds
  const share = rate(({ cpuSeconds }) => cpuSeconds)
  const longest = worker.turnHistogram.findLastIndex((turns, i) => turns > (before.turnHistogram[i] ?? 0))
  return {
    worker,
    share,
    packetsIn: rate(({ packetsIn }) => packetsIn),
    bitsIn: 8 * rate(({ bytesIn }) => bytesIn),
    packetsOut: rate(({ packetsOut }) => packetsOut),
    bitsOut: 8 * rate(({ bytesOut }) => bytesOut),
    dropped: rate(({ dropped }) => sum(dropped, ({ packets }) => packets)),
    // Of the last bucket only the lower end is known; the longest turn since the start is its upper one.
    longestTurn: longest < 0 ? null : longest === worker.turnHistogram.length - 1 ? worker.longestTurnSeconds : 2 ** longest / 1e6,
    isBusy: share > busyShare,
  }
}

function roomRow(before: RoomHealth | undefined, room: RoomHealth): RoomRow {
  const up = sum(room.published, ({ bitrateBps }) => bitrateBps)
  const down = sum(room.received, ({ bitrateBps }) => bitrateBps)
  const upLoss = Math.max(0, ...room.published.map(({ lossRatio }) => lossRatio))
  const downLoss = Math.max(0, ...room.received.map(({ lossRatio }) => lossRatio))
  const trips = room.received.flatMap(({ roundTripSeconds }) => roundTripSeconds ?? [])
  const asked = (pick: 'nacks' | 'keyFrameRequests') => (before ? Math.max(0, total(room, pick) - total(before, pick)) : 0)
  return {
    room,
    up,
    down,
    upLoss,
    downLoss,
    roundTrip: trips.length ? Math.max(...trips) : null,
    nacks: asked('nacks'),
    keyFrameRequests: asked('keyFrameRequests'),
    isSilent: (up === 0 && room.published.some(({ tracks }) => tracks > 0)) || (down === 0 && room.received.some(({ tracks }) => tracks > 0)),
    isLossy: Math.max(upLoss, downLoss) > seenLoss,
  }
}

function total(room: RoomHealth, pick: 'nacks' | 'keyFrameRequests'): number {
  return sum([...room.published, ...room.received], (track) => track[pick])
}

function sum<T>(items: readonly T[], pick: (item: T) => number): number {
  return items.reduce((total, item) => total + pick(item), 0)
}

function anomaliesFirst<T>(items: readonly T[], isWrong: (item: T) => boolean): T[] {
  return [...items.filter(isWrong), ...items.filter((item) => !isWrong(item))]
}
