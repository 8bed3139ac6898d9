import { describe, expect, it } from 'vitest'
import { backoffMs } from './backoff'

describe('backoffMs', () => {
  it('tries at once after a loss', () => expect(backoffMs(0, 0.9)).toBe(0))

  it('grows to a cap of seconds and stays there', () => {
    expect([1, 2, 3, 4, 5, 1000].map((attempt) => backoffMs(attempt, 0))).toEqual([500, 1000, 2000, 3000, 3000, 3000])
  })

  it('spreads a county by up to a quarter', () => expect(backoffMs(9, 1)).toBe(3750))
})
