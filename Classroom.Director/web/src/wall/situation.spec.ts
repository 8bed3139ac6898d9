import type { CountySituation, RoomStatus, SlotLesson, TroubleKind } from '@classroom/shared/contracts'
import { describe, expect, it } from 'vitest'
import { filterSections, troubleCounts, urgency, wallSections } from './situation'

const room = (roomId: string, presence: RoomStatus['presence'] = 'online'): RoomStatus => ({
  roomId,
  name: `名${roomId}`,
  school: `校${roomId}`,
  district: '',
  kind: roomId.startsWith('讲') ? 'lecture' : 'receiving',
  presence,
  lessonId: null,
  sources: [],
})
const lesson = (name: string, stage: SlotLesson['stage'], ...receivers: string[]): SlotLesson => ({
  planId: name,
  lessonId: stage === 'live' ? `l-${name}` : null,
  lectureRoomId: `讲${name}`,
  receivers: receivers.map((roomId) => ({ roomId, microphone: null })),
  subject: '',
  title: '',
  stage,
  startsAt: null,
  endsAt: null,
  startedAt: null,
})
const situation = (lessons: SlotLesson[], ...troubles: [string, TroubleKind][]): CountySituation => ({
  lessons,
  troubles: troubles.map(([roomId, kind]) => ({ roomId, kind, since: '2026-09-01T00:00:00Z' })),
})
const county = ['讲甲', '讲乙', '讲丙', '1', '2', '3', '4'].map((roomId) => room(roomId))
const told = (...args: Parameters<typeof wallSections>) =>
  wallSections(...args).map(({ key, rooms, troubled }) => `${troubled ? '!' : ''}${key}: ${rooms.map(({ roomId }) => roomId).join(' ')}`)
const lessons = [lesson('甲', 'live', '1'), lesson('乙', 'planned', '2'), lesson('丙', 'live', '3')]

describe('wallSections', () => {
  it('of a county that is well puts what goes on first, then what is to come, then who has no lesson', () =>
    expect(told(county, situation(lessons))).toEqual(['甲: 讲甲 1', '丙: 讲丙 3', '乙: 讲乙 2', 'idle: 4']))

  it('puts lessons in trouble first, and in them the rooms in trouble; what is yet to begin after what should go on', () =>
    expect(told(county, situation(lessons, ['2', 'roomMissing'], ['3', 'poorLink']))).toEqual(['!丙: 3 讲丙', '!乙: 2 讲乙', '甲: 讲甲 1', 'idle: 4']))

  it('puts the most urgent trouble on top', () =>
    expect(told(county, situation([...lessons.slice(0, 1), lesson('乙', 'late', '2'), ...lessons.slice(2)], ['讲乙', 'lessonLate'], ['3', 'poorLink']))).toEqual([
      '!乙: 讲乙 2',
      '!丙: 3 讲丙',
      '甲: 讲甲 1',
      'idle: 4',
    ]))

  it('gives a room that asks for help outside of lessons its place by urgency', () =>
    expect(told(county, situation(lessons, ['4', 'helpAsked'], ['3', 'silent']))).toEqual(['!asking: 4', '!丙: 3 讲丙', '甲: 讲甲 1', '乙: 讲乙 2']))

  it('shows a room once: in the lesson it is in, not in the one it is planned for', () =>
    expect(told(county, situation([lesson('甲', 'live', '1'), lesson('乙', 'late', '1', '2')]))).toEqual(['甲: 讲甲 1', '乙: 讲乙 2', 'idle: 讲丙 3 4']))

  it('passes over rooms that were removed, and puts absent rooms last among those without a lesson', () =>
    expect(told([room('5', 'offline'), room('6')], situation(lessons, ['1', 'silent']))).toEqual(['甲: ', '丙: ', '乙: ', 'idle: 6 5']))
})

describe('filterSections', () => {
  it('leaves out rooms, and sections without any', () =>
    expect(filterSections(wallSections(county, situation(lessons)), ({ roomId }) => roomId === '3').map(({ key }) => key)).toEqual(['丙']))
})

describe('troubleCounts', () => {
  it('counts by kind in the order of urgency', () =>
    expect(troubleCounts(situation([], ['1', 'poorLink'], ['2', 'helpAsked'], ['3', 'poorLink']).troubles)).toEqual([
      { kind: 'helpAsked', count: 1 },
      { kind: 'poorLink', count: 2 },
    ]))
  it('knows every kind of the contract once', () => expect(new Set(urgency).size).toBe(10))
})
