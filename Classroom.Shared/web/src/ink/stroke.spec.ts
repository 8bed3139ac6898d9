import { describe, expect, it } from 'vitest'
import { decodePoints, type InkPoint } from './points'
import { Stroke } from './stroke'

/** What one sees who gets the parts. */
function watch(parts: { from: number; points: string }[]): InkPoint[] {
  return parts.reduce<InkPoint[]>((seen, part) => [...seen.slice(0, part.from), ...decodePoints(part.points)], [])
}

describe('Stroke', () => {
  it('shows those who watch the very stroke that stays', () => {
    const stroke = new Stroke(9 / 16)
    const parts = []
    for (let at = 0; at <= 400; at++) {
      stroke.add(0.1 + at / 1000, 0.3 + Math.sin(at / 30) / 10, 0.5)
      const part = at % 7 === 0 ? stroke.takePart(100) : null
      if (part) parts.push(part)
    }
    for (let part = stroke.takePart(100); part; part = stroke.takePart(100)) parts.push(part)
    expect(watch(parts)).toEqual(stroke.points)
    expect(decodePoints(stroke.encode())).toEqual(stroke.points)
  })

  it('keeps few of many positions, and always the last', () => {
    const stroke = new Stroke(9 / 16)
    for (let at = 0; at <= 1000; at++) stroke.add(0.1 + at / 10_000, 0.5, 0.5)
    expect(stroke.points.length).toBeLessThan(80)
    expect(stroke.points.at(-1)![0]).toBe(Math.round(0.2 * 32767))
  })

  it('stays on the surface when the hand leaves it', () => {
    const stroke = new Stroke(1)
    stroke.add(-0.2, 1.4, 3)
    expect(stroke.points).toEqual([[0, 32767, 255]])
  })

  it('says nothing twice', () => {
    const stroke = new Stroke(1)
    stroke.add(0.5, 0.5, 0.5)
    expect(stroke.takePart(100)).not.toBeNull()
    expect(stroke.takePart(100)).toBeNull()
  })
})
