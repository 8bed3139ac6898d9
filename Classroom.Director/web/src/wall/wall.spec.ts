import type { RoomStatus } from '@classroom/shared/contracts'
import { describe, expect, it } from 'vitest'
import { countByPresence, lessonNames, mergeRooms, wallGroups } from './wallGroups'
import { wallWants, type Sight } from './wallWants'

const room = (roomId: string, rest: Partial<RoomStatus> = {}): RoomStatus => ({
  roomId,
  name: `名${roomId}`,
  school: `校${roomId}`,
  district: '',
  kind: 'receiving',
  presence: 'online',
  lessonId: null,
  sources: [],
  ...rest,
})
const live = (roomId: string, rest: Partial<RoomStatus> = {}) =>
  room(roomId, {
    presence: 'inLesson',
    lessonId: 'l',
    sources: [
      { sourceId: `${roomId}-c`, roomId, kind: 'camera', routerId: 'x' },
      { sourceId: `${roomId}-m`, roomId, kind: 'microphone', routerId: 'x' },
    ],
    ...rest,
  })
const county = [live('1', { kind: 'lecture', district: '五中学区' }), room('2', { presence: 'offline' }), live('3'), room('4', { district: '五中学区' })]

describe('wallGroups', () => {
  const ids = (...args: Parameters<typeof wallGroups>) => wallGroups(...args).map(({ key, rooms }) => [key, rooms.map(({ roomId }) => roomId)])

  it('groups by kind in the order of the county', () =>
    expect(ids(county, 'kind', 'all', '')).toEqual([
      ['lecture', ['1']],
      ['receiving', ['2', '3', '4']],
    ]))

  it('puts rooms without a district last', () =>
    expect(ids([county[1]!, ...county], 'district', 'all', '').map(([key]) => key)).toEqual(['五中学区', '']))

  it('filters by state and searches names and schools', () => {
    expect(ids(county, 'kind', 'offline', '')).toEqual([['receiving', ['2']]])
    expect(ids(county, 'kind', 'all', ' 校3 ')).toEqual([['receiving', ['3']]])
    expect(ids(county, 'kind', 'offline', '校3')).toEqual([])
  })
})

describe('the wall', () => {
  it('counts rooms by state', () => expect(countByPresence(county)).toEqual({ all: 4, inLesson: 2, online: 1, offline: 1 }))
  it('names a lesson by its lecture room', () => expect(lessonNames(county)).toEqual(new Map([['l', '名1']])))
  it('takes changes in place and new rooms at the end', () =>
    expect(mergeRooms(county, [room('5'), room('2')]).map(({ roomId, presence }) => roomId + presence)).toEqual([
      '1inLesson',
      '2online',
      '3inLesson',
      '4online',
      '5online',
    ]))
})

describe('wallWants', () => {
  const sights: Record<string, Sight> = { '1': 'visible', '3': 'leaving' }
  const wants = (patrolled: string | null, sight = sights) =>
    wallWants(county, (roomId) => sight[roomId] ?? 'away', patrolled).map(({ sourceId, layer, active }) => [sourceId, layer, active])

  it('receives the lowest layer of what is on the screen, holds back what just left it, and no sound', () =>
    expect(wants(null)).toEqual([
      ['1-c', 0, true],
      ['3-c', 0, false],
    ]))

  it('receives the best layer and the sound of the patrolled room, wherever its tile is', () =>
    expect(wants('3', {})).toEqual([
      ['3-c', null, true],
      ['3-m', null, true],
    ]))
})
