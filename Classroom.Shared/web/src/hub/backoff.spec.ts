import { describe, expect, it } from 'vitest'
import { backoffMs } from './backoff'

describe('backoffMs', () => {
  it('tries at once after a loss', () => expect(backoffMs(0, 0.9)).toBe(0))

  it('tries twice a second for a minute', () => {
    expect([1, 2, 3, 119].map((attempt) => backoffMs(attempt, 0))).toEqual([250, 500, 500, 500])
  })

  it('is patient with a relay that stays away', () => expect([120, 1000].map((attempt) => backoffMs(attempt, 0))).toEqual([3000, 3000]))

  it('spreads a county by up to a quarter', () => expect(backoffMs(9, 1)).toBe(625))
})
