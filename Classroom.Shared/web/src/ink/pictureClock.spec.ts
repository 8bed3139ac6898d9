import { describe, expect, it } from 'vitest'
import { PictureClock } from './pictureClock'

describe('PictureClock', () => {
  it('says nothing before it knows both picture and time', () => {
    const clock = new PictureClock()
    clock.present(90_000, 10)
    expect(clock.timeAt(10)).toBe(Infinity)
    clock.learn({ rtpTimestamp: 90_000, timeMs: 5_000 })
    expect(clock.timeAt(10)).toBe(Infinity)
  })

  it('follows the frames, and goes on between them', () => {
    const clock = new PictureClock()
    clock.learn({ rtpTimestamp: 90_000, timeMs: 5_000 })
    clock.present(90_000 + 9_000, 1_000)
    expect(clock.timeAt(1_000)).toBe(5_100)
    expect(clock.timeAt(1_020)).toBe(5_120)
  })

  it.each([
    [4_294_967_000, 200, 5_000 + 496 / 90],
    [200, 4_294_967_000, 5_000 - 496 / 90],
  ])('counts over the end of RTP time, from %d to %d', (from, to, expected) => {
    const clock = new PictureClock()
    clock.learn({ rtpTimestamp: from, timeMs: 5_000 })
    clock.present(to, 0)
    expect(clock.timeAt(0)).toBeCloseTo(expected)
  })

  it('waits for no picture that stands still, and forgets one that is gone', () => {
    const clock = new PictureClock()
    clock.learn({ rtpTimestamp: 0, timeMs: 0 })
    clock.present(0, 0)
    expect(clock.timeAt(600)).toBe(Infinity)
    clock.present(0, 600)
    clock.learn(null)
    expect(clock.timeAt(600)).toBe(Infinity)
  })
})
