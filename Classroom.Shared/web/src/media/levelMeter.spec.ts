import { describe, expect, it } from 'vitest'
import { clippedShareOf, levelOf } from './levelMeter'

const tone = (amplitude: number) => Float32Array.from({ length: 4800 }, (_, index) => amplitude * Math.sin(index / 7))

describe('levelOf', () => {
  it('is 0 for silence and for nothing', () => expect([levelOf(tone(0)), levelOf(new Float32Array())]).toEqual([0, 0]))
  it('is 1 for a full tone', () => expect(levelOf(tone(1))).toBe(1))
  it('rises evenly in decibels', () => {
    const [quiet, middle, loud] = [0.01, 0.03, 0.09].map((amplitude) => levelOf(tone(amplitude))) as [number, number, number]
    expect(middle - quiet).toBeCloseTo(loud - middle, 2)
  })
})

describe('clippedShareOf', () => {
  it('is nothing for speech at its right level', () => expect(clippedShareOf(tone(0.9))).toBe(0))
  it('is a good part of a tone driven beyond the range', () =>
    expect(clippedShareOf(tone(3).map((sample) => Math.max(-1, Math.min(1, sample))))).toBeGreaterThan(0.5))
})
