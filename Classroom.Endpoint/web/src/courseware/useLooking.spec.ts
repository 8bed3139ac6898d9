import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import { useLooking } from './useLooking'

function setUp(look: () => Promise<void>) {
  const news = shallowRef(0)
  const scope = effectScope()
  const looks = vi.fn(look)
  scope.run(() => useLooking(news, looks))
  return { news, scope, looks }
}

describe('useLooking', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('looks at once and then never without news', async () => {
    const { looks } = setUp(async () => undefined)
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(looks).toHaveBeenCalledTimes(1)
  })

  it('looks at once when there is news after a rest', async () => {
    const { news, looks } = setUp(async () => undefined)
    await vi.advanceTimersByTimeAsync(500)
    news.value++
    expect(looks).toHaveBeenCalledTimes(2)
  })

  it('looks once more for all that was told during a look', async () => {
    let end = () => {}
    const { news, looks } = setUp(() => new Promise((ended) => (end = ended)))
    news.value++
    news.value++
    news.value++
    expect(looks).toHaveBeenCalledTimes(1)
    end()
    await vi.advanceTimersByTimeAsync(500)
    expect(looks).toHaveBeenCalledTimes(2)
  })

  it('repeats a look that failed, and at once when the line is back', async () => {
    const { news, looks } = setUp(() => Promise.reject(new Error('away')))
    await vi.advanceTimersByTimeAsync(500 + 4_999)
    expect(looks).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(looks).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(500)
    news.value++
    expect(looks).toHaveBeenCalledTimes(3)
  })

  it('stops with its screen', async () => {
    const { news, scope, looks } = setUp(() => Promise.reject(new Error('away')))
    await vi.advanceTimersByTimeAsync(600)
    scope.stop()
    news.value++
    await vi.advanceTimersByTimeAsync(60_000)
    expect(looks).toHaveBeenCalledTimes(1)
  })
})
