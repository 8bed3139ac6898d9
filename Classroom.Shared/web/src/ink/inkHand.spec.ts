import { describe, expect, it } from 'vitest'
import type { InkMark, LessonSignal } from '../contracts'
import { InkHand, type Spot } from './inkHand'
import { decodePoints, encodePoints } from './points'
import type { InkLook } from './tools'

const at = (x: number, y: number): Spot => ({ x, y, pressure: 0.5 })
const touch = (pointerId: number, pointerType = 'touch', width = 20) => ({ pointerId, pointerType, width, height: width, button: 0 }) as PointerEvent

function someHand(tool: InkLook['tool'] = 'pen', marks: InkMark[] = []) {
  const drawn: InkMark[] = []
  const erased: string[][] = []
  const signals: LessonSignal[] = []
  let refuse = false
  const hand = new InkHand(
    { surface: () => 'screen', look: () => ({ tool, colour: 1, width: 100 }), shape: () => 9 / 16, marks: () => marks },
    {
      draw: async (_, mark) => {
        if (refuse) throw new Error('refused')
        drawn.push(mark)
      },
      erase: async (_, markIds) => void erased.push(markIds),
      ready: () => true,
      signal: (signal) => signals.push(signal),
    },
  )
  return { hand, drawn, erased, signals, refuse: () => (refuse = true) }
}

describe('InkHand', () => {
  it('shows its own stroke at once, streams it, and delivers it whole at the end', () => {
    const { hand, drawn, signals } = someHand()
    hand.down(touch(1), at(0.1, 0.1))
    expect(hand.current!.points).toHaveLength(1)
    hand.tick()
    hand.move(1, [at(0.2, 0.2), at(0.3, 0.3)], 0)
    hand.tick()
    hand.up(1)
    expect(signals.map((signal) => signal.type)).toEqual(['strokeGrown', 'strokeGrown'])
    expect(decodePoints(drawn[0]!.points)).toHaveLength(3)
    expect(drawn[0]!.id).toMatch(/^[0-9a-f]{16}$/)
    expect(hand.current).toBeNull()
    expect(hand.unanswered.size).toBe(1)
  })

  it('takes its stroke back when it was refused', async () => {
    const { hand, refuse } = someHand()
    refuse()
    hand.down(touch(1), at(0.1, 0.1))
    hand.up(1)
    await Promise.resolve()
    await Promise.resolve()
    expect(hand.unanswered.size).toBe(0)
  })

  it('draws with no finger once a pen was seen, and drops the palm that came before it', () => {
    const { hand, drawn, signals } = someHand()
    expect(hand.down(touch(1), at(0.8, 0.8))).toBe(true)
    expect(hand.down(touch(2, 'pen'), at(0.1, 0.1))).toBe(true)
    expect(signals[0]!.type).toBe('strokeDropped')
    hand.up(1)
    hand.up(2)
    expect(drawn).toHaveLength(1)
    expect(hand.down(touch(3), at(0.5, 0.5))).toBe(false)
    expect(hand.down(touch(4, 'mouse'), at(0.5, 0.5))).toBe(true)
  })

  it('takes a broad touch for a palm', () => expect(someHand().hand.down(touch(1, 'touch', 90), at(0.5, 0.5))).toBe(false))

  it('follows one pointer only', () => {
    const { hand, drawn } = someHand()
    hand.down(touch(1), at(0.1, 0.1))
    expect(hand.down(touch(2), at(0.9, 0.9))).toBe(false)
    hand.move(2, [at(0.5, 0.5)], 0)
    hand.up(2)
    hand.up(1)
    expect(decodePoints(drawn[0]!.points)).toHaveLength(1)
  })

  it('drops what the system takes away', () => {
    const { hand, drawn, signals } = someHand()
    hand.down(touch(1), at(0.1, 0.1))
    hand.cancel(1)
    expect(drawn).toEqual([])
    expect(signals.at(-1)!.type).toBe('strokeDropped')
  })

  it.each(['line', 'arrow', 'rectangle', 'ellipse'] as const)('spans a %s between two corners, and passes over a slip', (tool) => {
    const { hand, drawn } = someHand(tool)
    hand.down(touch(1), at(0.1, 0.1))
    hand.move(1, [at(0.4, 0.3), at(0.5, 0.5)], 0)
    hand.up(1)
    hand.down(touch(1), at(0.1, 0.1))
    hand.up(1)
    expect(drawn.map((mark) => decodePoints(mark.points).length)).toEqual([2])
  })

  it('erases what it touches, once, at the end of its movement', async () => {
    const line = (id: string, y: number): InkMark => ({ id, kind: 'pen', colour: 0, width: 50, points: encodePoints([[3277, y, 128], [29490, y, 128]]) })
    const { hand, erased } = someHand('eraser', [line('top', 3277), line('low', 29490)])
    hand.down(touch(1), at(0.5, 0.05))
    hand.move(1, [at(0.5, 0.1), at(0.52, 0.1)], 0)
    expect([...hand.erased]).toEqual(['top'])
    hand.up(1)
    expect(erased).toEqual([['top']])
    await Promise.resolve()
    await Promise.resolve()
    expect(hand.erased.size).toBe(0)
  })

  it('goes on with another mark when a stroke is as long as one may be', () => {
    const { hand, drawn } = someHand()
    hand.down(touch(1), at(0, 0))
    for (let turn = 0; turn < 4_000; turn++) hand.move(1, [at((turn % 100) / 100, 0.5 + (turn % 3) / 10)], 0)
    hand.up(1)
    expect(drawn.length).toBeGreaterThan(1)
    drawn.forEach((mark) => expect(mark.points.length).toBeLessThanOrEqual(8192))
  })
})
