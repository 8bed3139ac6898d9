import { describe, expect, it } from 'vitest'
import type { InkMark, SentSignal } from '../contracts'
import { LiveInk } from './liveInk'
import { encodePoints } from './points'

const mark = (id: string, count: number): InkMark => ({ id, kind: 'pen', colour: 0, width: 100, points: encodePoints(Array.from({ length: count }, (_, at) => [at, at, 1])) })
const grown = (timeMs: number, id: string, from: number, count: number): SentSignal => ({
  actor: 't',
  timeMs,
  signal: { type: 'strokeGrown', surface: 'screen', mark: mark(id, count), from },
})
const pointer = (timeMs: number, x: number): SentSignal => ({ actor: 't', timeMs, signal: { type: 'pointerMoved', surface: 'screen', x, y: 1 } })

describe('LiveInk', () => {
  it('shows a signal when the picture shows its moment', () => {
    const live = new LiveInk()
    live.receive([grown(1_000, 'a', 0, 2), grown(1_050, 'a', 2, 2)], 0)
    live.advance(999, 10)
    expect(live.strokesOn('screen')).toEqual([])
    live.advance(1_000, 20)
    expect(live.strokesOn('screen')[0]!.points).toHaveLength(2)
    live.advance(1_060, 30)
    expect(live.strokesOn('screen')[0]!.points).toHaveLength(4)
    expect(live.strokesOn('page')).toEqual([])
  })

  it('shows all at once without a picture, and does not wait for one that stands still', () => {
    const live = new LiveInk()
    live.receive([grown(1_000, 'a', 0, 2)], 0)
    live.advance(Infinity, 1)
    expect(live.strokesOn('screen')).toHaveLength(1)
    live.receive([grown(2_000, 'b', 0, 2)], 100)
    live.advance(1_500, 1_500)
    expect(live.strokesOn('screen')).toHaveLength(1)
    live.advance(1_500, 1_700)
    expect(live.strokesOn('screen')).toHaveLength(2)
  })

  it('draws over a part that was lost', () => {
    const live = new LiveInk()
    live.receive([grown(1, 'a', 0, 2), grown(3, 'a', 9, 2)], 0)
    live.advance(Infinity, 0)
    expect(live.strokesOn('screen')[0]!.points).toHaveLength(4)
  })

  it('passes over what comes after the finished mark', () => {
    const live = new LiveInk()
    live.receive([grown(1, 'a', 0, 2)], 0)
    live.advance(Infinity, 0)
    live.finish('a')
    live.receive([grown(2, 'a', 2, 2)], 5)
    live.advance(Infinity, 5)
    expect(live.strokesOn('screen')).toEqual([])
    expect(live.active).toBe(false)
  })

  it('lets a pointer fade that is moved no more', () => {
    const live = new LiveInk()
    live.receive([pointer(1, 7)], 0)
    live.advance(Infinity, 0)
    expect(live.pointersOn('screen', 500)).toEqual([{ surface: 'screen', x: 7, y: 1, light: 1 }])
    expect(live.pointersOn('screen', 1_200)[0]!.light).toBeCloseTo(0.5)
    live.advance(Infinity, 1_500)
    expect(live.active).toBe(false)
  })

  it('forgets a stroke whose hand was lost', () => {
    const live = new LiveInk()
    live.receive([grown(1, 'a', 0, 2)], 0)
    live.advance(Infinity, 0)
    live.advance(Infinity, 11_000)
    expect(live.strokesOn('screen')).toEqual([])
  })
})
