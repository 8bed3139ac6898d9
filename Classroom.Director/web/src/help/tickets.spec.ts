import type { HelpTicket, LinkPoint } from '@classroom/shared/contracts'
import { describe, expect, it } from 'vitest'
import { mergeTickets, sparkline, summaryOf } from './tickets'

const ticket = (ticketId: string, minute: number, stage: HelpTicket['stage'] = 'asked'): HelpTicket => ({
  ticketId,
  roomId: ticketId,
  roomName: ticketId,
  school: '',
  lessonId: null,
  askedBy: '',
  askedAt: `2026-11-23T02:0${minute}:00Z`,
  stage,
  handler: null,
  link: [],
})
const point = (lossPermille: number, roundTripMs: number | null, upKbps = 600): LinkPoint => ({ at: '2026-11-23T02:00:00Z', lossPermille, roundTripMs, upKbps, downKbps: 1800 })
const ids = (tickets: HelpTicket[]) => tickets.map(({ ticketId }) => ticketId)

describe('mergeTickets', () => {
  it('puts those first that nobody has taken', () =>
    expect(ids(mergeTickets([ticket('a', 1), ticket('b', 2)], [ticket('a', 1, 'taken'), ticket('c', 3)]))).toEqual(['b', 'c', 'a']))

  it('drops what is closed', () => expect(ids(mergeTickets([ticket('a', 1)], [ticket('a', 1, 'closed')]))).toEqual([]))
})

describe('summaryOf', () => {
  it('tells the worst loss and delay and the latest rates', () =>
    expect(summaryOf([point(31, 80), point(5, null, 200)])).toEqual({ lossPercent: '3.1', roundTripMs: 80, upKbps: 200, downKbps: 1800 }))

  it('is nothing for a room without media', () => expect(summaryOf([])).toBeNull())
})

describe('sparkline', () => {
  it('stands on the ground for nothing and at the edge for the highest', () => expect(sparkline([0, 50, 100], 20)).toBe('0.0,24.0 50.0,12.0 100.0,0.0'))
  it('does not make mountains of little', () => expect(sparkline([0, 2], 20)).toBe('0.0,24.0 100.0,21.6'))
})
