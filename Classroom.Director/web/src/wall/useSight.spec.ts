import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { useSight } from './useSight'

/** The browser's watch over what is on the screen, told by hand. */
let look: (rooms: Record<string, boolean>) => void
class Observer {
  constructor(report: (entries: object[]) => void) {
    look = (rooms) => report(Object.entries(rooms).map(([room, isIntersecting]) => ({ target: { dataset: { room } }, isIntersecting })))
  }
  disconnect(): void {}
}

describe('useSight', () => {
  let scope: EffectScope
  let wall: ReturnType<typeof useSight>
  const draw = vi.fn()

  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('IntersectionObserver', Observer)
    scope = effectScope()
    wall = scope.run(() => useSight())!
    wall.pace.join(draw)
    look({ a: true, b: false })
    draw.mockClear()
  })
  afterEach(() => {
    scope.stop()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('acts at once on the first look at a new wall', () => expect([wall.sight('a'), wall.sight('b')]).toEqual(['visible', 'away']))

  it('asks for nothing and draws nothing while the wall is scrolled, however long, and for both when it rests', () => {
    look({ a: false, b: true })
    for (let ms = 0; ms < 10_000; ms += 100) {
      wall.onScroll()
      vi.advanceTimersByTime(100)
    }
    expect([wall.sight('a'), wall.sight('b'), draw.mock.calls.length]).toEqual(['visible', 'away', 0])
    vi.advanceTimersByTime(300)
    expect([wall.sight('a'), wall.sight('b')]).toEqual(['leaving', 'visible'])
    expect(draw).toHaveBeenCalled()
  })

  it('keeps the picture of what left the screen for twenty seconds', () => {
    look({ a: false })
    vi.advanceTimersByTime(20_000)
    expect(wall.shown('a')).toBe(true)
    vi.advanceTimersByTime(1_000)
    expect(wall.shown('a')).toBe(false)
  })

  it('draws nothing more for who has left the pace, and for nobody once the wall is gone', () => {
    const other = vi.fn()
    wall.pace.join(other)()
    vi.advanceTimersByTime(500)
    expect(other).not.toHaveBeenCalled()
    draw.mockClear()
    scope.stop()
    vi.advanceTimersByTime(500)
    expect(draw).not.toHaveBeenCalled()
  })
})
