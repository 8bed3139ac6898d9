import { describe, expect, it } from 'vitest'
import type { Answer } from './answer'
import type { Reading } from './reading'
import { SteadyAnswers } from './steadyAnswers'

const corner = { x: 0, y: 0 }

/** Frames of seat 7: a letter for a reading, a dot for none. */
function frames(letters: string): Reading[][] {
  return [...letters].map((letter) => (letter === '.' ? [] : [{ seat: 7, answer: letter as Answer, corners: [corner, corner, corner, corner], confidence: 1 }]))
}

/** What is told after each frame, a dot for nothing. */
function told(letters: string): string {
  const steady = new SteadyAnswers()
  return frames(letters).map((frame) => steady.add(frame)[0]?.answer ?? '.').join('')
}

describe('SteadyAnswers', () => {
  it('tells after the second agreeing frame, once', () => expect(told('AAAA')).toBe('.A..'))
  it('lets one frame of three be missing', () => expect(told('A.A.')).toBe('..A.'))
  it('does not take two frames that are further apart', () => expect(told('A..A')).toBe('....'))
  it('lets a single other reading pass', () => expect(told('AABAA')).toBe('.A...'))
  it('takes the latest steady answer', () => expect(told('AABB')).toBe('.A.B'))
  it('never tells what changes with every frame', () => expect(told('ABCDABCD')).toBe('........'))

  it('keeps the answer of a card that was put down', () => {
    const steady = new SteadyAnswers()
    frames('CC......').forEach((frame) => steady.add(frame))
    expect([...steady.all]).toEqual([[7, 'C']])
  })

  it('forgets with the question', () => {
    const steady = new SteadyAnswers()
    frames('CC').forEach((frame) => steady.add(frame))
    steady.clear()
    expect(steady.all.size).toBe(0)
    expect(frames('C').map((frame) => steady.add(frame))).toEqual([[]])
  })
})
