// @vitest-environment jsdom
import type { LessonHealth, PublishedHealth, ReceivedHealth, RelayHealth, RoomHealth, WorkerHealth } from '@classroom/shared/contracts'
import { createMessages } from '@classroom/shared/ui'
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { en } from '../messages/en'
import { zhCN } from '../messages/zh-CN'
import { comparable, coresUsed, elsewhere, formatMs, formatRate, formatShare, lessonRows, roomRows, runningTime, workerRows } from './healthRules'
import HealthView from './HealthView.vue'

const published = (rest: Partial<PublishedHealth> = {}): PublishedHealth => ({
  kind: 'camera',
  tracks: 1,
  packets: 0,
  bytes: 0,
  lost: 0,
  lossRatio: 0,
  repaired: 0,
  nacks: 0,
  keyFrames: 0,
  keyFrameRequests: 0,
  bitrateBps: 1_500_000,
  jitterSeconds: 0,
  ...rest,
})
const received = (rest: Partial<ReceivedHealth> = {}): ReceivedHealth => ({
  kind: 'camera',
  tracks: 1,
  packets: 0,
  bytes: 0,
  lost: 0,
  lossRatio: 0,
  retransmitted: 0,
  nacks: 0,
  keyFrameRequests: 0,
  switches: 0,
  bitrateBps: 500_000,
  jitterSeconds: 0,
  roundTripSeconds: null,
  ...rest,
})
const room = (roomId: string, rest: Partial<RoomHealth> = {}): RoomHealth => ({
  roomId,
  name: `名${roomId}`,
  school: `校${roomId}`,
  present: true,
  published: [published()],
  received: [received()],
  ...rest,
})
const worker = (name: string, rest: Partial<WorkerHealth> = {}) =>
  ({ name, port: 1, cpuSeconds: 0, packetsIn: 0, bytesIn: 0, packetsOut: 0, bytesOut: 0, dropped: [], turnHistogram: [0, 0, 0], longestTurnSeconds: 9, ...rest }) as WorkerHealth
const lesson = (lessonId: string, rooms: RoomHealth[]): LessonHealth => ({ lessonId, title: `课${lessonId}`, startedAt: '2026-09-01T00:00:00Z', worker: '0', rooms })
const relay = (second: number, rest: Partial<RelayHealth> = {}): RelayHealth => ({
  at: `2026-09-01T02:00:${String(second).padStart(2, '0')}Z`,
  version: '1',
  process: { startedAt: '2026-09-01T00:00:00Z', cpuSeconds: second / 2, residentBytes: 1, heapBytes: 1, allocatedBytes: 1, collections: [], pauseSeconds: 0, threads: 1, openDescriptors: 1 },
  dtls: { started: 0, connected: 0, failed: 0, datagramsDropped: 0, waiting: 0 },
  journal: { database: 'SQLite', stored: 0, waiting: 0, refusingSeconds: 0 },
  refusals: [],
  workers: [],
  lessons: [],
  elsewhere: [],
  ...rest,
})

describe('rates', () => {
  it('are counted per second between two readings', () => {
    const before = relay(0, { workers: [worker('0')] })
    const now = relay(10, { workers: [worker('0', { cpuSeconds: 9, packetsOut: 5000, bytesOut: 1e6, dropped: [{ reason: 'stun', packets: 20 }], turnHistogram: [7, 3, 0] })] })
    expect(workerRows(before, now)[0]).toMatchObject({ share: 0.9, packetsOut: 500, bitsOut: 800_000, dropped: 2, longestTurn: 2e-6, isBusy: true })
    expect(coresUsed(before, now)).toBe(0.5)
  })
  it('take the longest turn since the start where the bucket has no upper end', () => {
    expect(workerRows(relay(0, { workers: [worker('0')] }), relay(1, { workers: [worker('0', { turnHistogram: [0, 0, 1] })] }))[0]!.longestTurn).toBe(9)
  })
  it('are not taken over a restart', () => {
    const process = { ...relay(0).process, startedAt: '2026-08-31T00:00:00Z' }
    expect(comparable(relay(0, { process }), relay(10))).toBeNull()
    expect(comparable(relay(0), relay(10))).not.toBeNull()
    expect(comparable(relay(10), relay(10))).toBeNull()
  })
})

describe('what is wrong', () => {
  const lossy = room('2', { received: [received({ lossRatio: 0.05, roundTripSeconds: 0.02 })] })
  const silent = room('3', { published: [published({ bitrateBps: 0 })] })
  it('stands first, among rooms and among lessons', () => {
    const rows = lessonRows(null, relay(0, { lessons: [lesson('a', [room('1')]), lesson('b', [room('4'), lossy, silent])] }))
    expect(rows.map((one) => [one.lesson.lessonId, one.rooms.map(({ room }) => room.roomId)])).toEqual([
      ['b', ['2', '3', '4']],
      ['a', ['1']],
    ])
    expect(rows[0]!.rooms[0]).toMatchObject({ isLossy: true, isSilent: false, downLoss: 0.05, roundTrip: 0.02 })
    expect(rows[0]!.rooms[1]).toMatchObject({ isLossy: false, isSilent: true })
  })
  it('is not a room without tracks', () => expect(roomRows([], [room('5', { present: false, published: [], received: [] })])[0]).toMatchObject({ isSilent: false }))
  it('was asked for since the reading before', () => {
    const [row] = roomRows([room('1', { published: [published({ nacks: 3 })] })], [room('1', { published: [published({ nacks: 10 })], received: [received({ keyFrameRequests: 2 })] })])
    expect(row).toMatchObject({ nacks: 7, keyFrameRequests: 2 })
  })
  it('leaves out who has no track outside lessons', () => {
    const gone = room('6', { published: [published({ tracks: 0 })], received: [] })
    expect(elsewhere(relay(0, { elsewhere: [gone, room('')] })).map(({ roomId }) => roomId)).toEqual([''])
  })
})

describe('figures', () => {
  it('are short', () => {
    expect([850_000, 1_500_000, 940_000_000, 2.5e9].map(formatRate)).toEqual(['850 kbit/s', '1.5 Mbit/s', '940 Mbit/s', '2.5 Gbit/s'])
    expect([0.0001, 0.004, 0.032, 0.81].map(formatShare)).toEqual(['0 %', '0.4 %', '3.2 %', '81 %'])
    expect([0.000016, 0.000512, 0.0123].map(formatMs)).toEqual(['0.02 ms', '0.5 ms', '12 ms'])
  })
  it('tell a running time in its two largest units', () => {
    expect(runningTime(59)).toMatchObject({ key: 'minutes', minutes: 0 })
    expect(runningTime(3 * 3600 + 120)).toMatchObject({ key: 'hours', hours: 3, minutes: 2 })
    expect(runningTime(100 * 3600)).toMatchObject({ key: 'days', days: 4, hours: 4 })
  })
})

describe('the page', () => {
  const answers: (RelayHealth | null)[] = []
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 })
    vi.stubGlobal('fetch', () => {
      const next = answers.shift()
      return next ? Promise.resolve(new Response(JSON.stringify(next))) : Promise.reject(new TypeError('away'))
    })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
    answers.length = 0
  })

  async function open() {
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', name: 'wall', component: { template: '<i />' } }] })
    const page = mount(HealthView, { global: { plugins: [createMessages({ 'zh-CN': zhCN, en }), router] } })
    await vi.advanceTimersByTimeAsync(1)
    return page
  }

  it('says so when there is no lesson', async () => {
    answers.push(relay(0))
    const page = await open()
    expect(page.get('[data-testid=no-lessons]').text()).toBe(zhCN.health.noLessons)
    expect(page.get('[data-testid=alerts]').text()).toBe(zhCN.health.fine)
    page.unmount()
  })

  it('says first that the database is away, and what that means', async () => {
    answers.push(relay(0, { journal: { database: 'PostgreSQL', stored: 7, waiting: 12, refusingSeconds: 30.4 } }))
    const page = await open()
    const alerts = page.get('[data-testid=alerts]').text()
    expect(alerts).toContain('PostgreSQL')
    expect(alerts).toContain('30 秒')
    expect(alerts).not.toContain(zhCN.health.fine)
    page.unmount()
  })

  it('names some rooms when many are in trouble, and counts the others', async () => {
    const lossy = Array.from({ length: 9 }, (_, i) => room(String(i), { received: [received({ lossRatio: 0.1 })] }))
    answers.push(relay(0, { lessons: [lesson('a', lossy)] }))
    const page = await open()
    const alerts = page.findAll('[data-testid=alerts] li').map((alert) => alert.text())
    expect(alerts).toHaveLength(7)
    expect(alerts[0]).toBe('名0：收到的丢了 10 %。请检查这间教室的网络。')
    expect(alerts[6]).toContain('另有 3 间')
    page.unmount()
  })

  it('shows rates from the second reading on, and keeps the last figures with their age when the relay is away', async () => {
    answers.push(relay(0, { workers: [worker('0')] }), relay(2, { workers: [worker('0', { packetsIn: 400 })], lessons: [lesson('a', [room('1')])] }))
    const page = await open()
    expect(page.findAll('[data-testid=worker-row]')).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(page.get('[data-testid=worker-row]').text()).toContain('200 包/秒')
    expect(page.find('[data-testid=stale]').exists()).toBe(false)

    await vi.advanceTimersByTimeAsync(6_000)
    expect(page.get('[data-testid=stale]').text()).toContain('6 秒前')
    expect(page.get('[data-testid=figures]').classes()).toContain('old')
    expect(page.findAll('[data-testid=room-row]')).toHaveLength(1)
    page.unmount()
  })
})
