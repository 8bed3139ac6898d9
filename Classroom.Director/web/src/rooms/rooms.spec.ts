import { Refusal } from '@classroom/shared/hub'
import type { RoomRecord } from '@classroom/shared/contracts'
import { describe, expect, it } from 'vitest'
import { readTable } from './readTable'
import { countRooms, dayOf, nameProblem, partners, problemOf, roomsFor, schoolsOf, suggestName } from './roomRules'
import { useAction } from './useAction'

const room = (roomId: string, rest: Partial<RoomRecord> = {}): RoomRecord => ({
  roomId,
  name: `名${roomId}`,
  school: `校${roomId}`,
  district: '',
  kind: 'receiving',
  receiverIds: [],
  devices: 1,
  codeExpiresAt: null,
  inLesson: false,
  ...rest,
})
const county = [room('1', { kind: 'lecture', receiverIds: ['3', '2'], district: '五中学区' }), room('2', { devices: 0 }), room('3')]

describe('nameProblem', () => {
  it.each(['第五中学-主讲1', '龘小学（东校区）-接收 1', '𠮷林小学', ' Room 3 '])('takes %s', (name) => expect(nameProblem(name)).toBe(''))
  it.each([
    ['  ', 'rooms.name.missing'],
    ['字'.repeat(33), 'rooms.name.long'],
    ['五中/主讲', 'rooms.name.marks'],
    ['---', 'rooms.name.marks'],
  ])('refuses "%s" as %s', (name, key) => expect(nameProblem(name)).toBe(key))
})

describe('the list', () => {
  const ids = (...args: Parameters<typeof roomsFor>) => roomsFor(...args).map(({ roomId }) => roomId)

  it('filters by kind and by missing device, and searches names, schools and districts', () => {
    expect(ids(county, 'receiving', '')).toEqual(['2', '3'])
    expect(ids(county, 'bare', '')).toEqual(['2'])
    expect(ids(county, 'all', ' 五中 ')).toEqual(['1'])
    expect(ids(county, 'bare', '校3')).toEqual([])
  })
  it('counts what each filter leaves', () => expect(countRooms(county)).toEqual({ all: 3, lecture: 1, receiving: 2, bare: 1 }))
  it('names the rooms on the other end of a pairing, from both ends', () => {
    expect(partners(county, county[0]!)).toEqual(['名2', '名3'])
    expect(partners(county, county[2]!)).toEqual(['名1'])
  })
})

describe('suggestions', () => {
  it('know each school with its district', () => expect(schoolsOf(county).get('校1')).toBe('五中学区'))
  it('are the first free name of the usual form', () => {
    const taken = [room('4', { name: '清泉小学-接收1' }), room('5', { name: '清泉小学-接收3' })]
    expect(suggestName(taken, ' 清泉小学 ', 'receiving')).toBe('清泉小学-接收2')
    expect(suggestName(taken, '清泉小学', 'lecture')).toBe('清泉小学-主讲1')
    expect(suggestName(taken, ' ', 'lecture')).toBe('')
  })
})

describe('dayOf', () => {
  const now = new Date(2026, 11, 31, 23, 50)
  it('says today, tomorrow across the year, or the date', () => {
    expect(dayOf(new Date(2026, 11, 31, 23, 59), now)).toMatchObject({ key: 'today', time: '23:59' })
    expect(dayOf(new Date(2027, 0, 1, 23, 50), now)).toMatchObject({ key: 'tomorrow', time: '23:50' })
    expect(dayOf(new Date(2027, 0, 2), now)).toMatchObject({ key: 'date', month: 1, day: 2 })
  })
})

describe('problemOf', () => {
  it('goes by the reason where the page has a sentence for it, else by the code', () => {
    expect(problemOf(new Refusal('conflict', '', 'nameTaken'))).toBe('rooms.problem.nameTaken')
    expect(problemOf(new Refusal('forbidden', '', 'foreignOrigin'))).toBe('refusal.forbidden')
    expect(problemOf(new Refusal('unreachable', ''))).toBe('refusal.unreachable')
    expect(problemOf(new TypeError())).toBe('refusal.internal')
  })
})

describe('useAction', () => {
  it('runs one at a time and keeps the problem until the next try', async () => {
    const { busy, problem, run } = useAction()
    const failing = run(() => Promise.reject(new Refusal('conflict', '', 'inLesson')))
    expect(busy.value).toBe(true)
    expect(await run(() => Promise.resolve())).toBe(false)
    expect(await failing).toBe(false)
    expect([busy.value, problem.value]).toEqual([false, 'rooms.problem.inLesson'])
    expect(await run(() => Promise.resolve())).toBe(true)
    expect(problem.value).toBe('')
  })
})

describe('readTable', () => {
  const bytes = (hex: string) => Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16))
  it('reads UTF-8 with a mark and the GB18030 of Chinese Excel', () => {
    expect(readTable(bytes('efbbbfe5ada6e6a0a12ce69599e5aea4'))).toBe('学校,教室')
    expect(readTable(bytes('d1a7d0a32cbdcccad2'))).toBe('学校,教室')
  })
})
