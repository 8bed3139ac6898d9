import { Refusal } from '@classroom/shared/hub'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextPart, uploadFile } from './uploadFile'

/** A relay that keeps what arrives; each of its troubles ends one part. */
function relay(troubles: (Refusal | number)[] = []) {
  const state = { bytes: 0, finished: 0 }
  return {
    state,
    append: async (_: string, offset: number, part: Blob) => {
      const trouble = troubles.shift()
      if (trouble instanceof Refusal) throw trouble
      if (typeof trouble === 'number') return (state.bytes = trouble)
      if (offset === state.bytes) state.bytes += part.size
      return state.bytes
    },
    finish: async () => {
      state.finished++
      return undefined as never
    },
  }
}

describe('uploadFile', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const file = new Blob([new Uint8Array(1_000_000)])

  it('sends what is missing and finishes', async () => {
    const to = relay()
    to.state.bytes = 400_000
    const seen: number[] = []
    await uploadFile(to, 'd', file, 400_000, (bytes) => seen.push(bytes), new AbortController().signal)
    expect(to.state).toEqual({ bytes: 1_000_000, finished: 1 })
    expect(seen.at(-1)).toBe(1_000_000)
    expect(seen[0]).toBeGreaterThan(400_000)
  })

  it('goes on from where the relay is after a broken line', async () => {
    const to = relay([100_000, new Refusal('unreachable', 'cable')])
    const done = uploadFile(to, 'd', file, 0, () => undefined, new AbortController().signal)
    await vi.advanceTimersByTimeAsync(1_000)
    await done
    expect(to.state).toEqual({ bytes: 1_000_000, finished: 1 })
  })

  it('ends with what the relay refuses', async () => {
    const to = relay([new Refusal('notFound', 'deleted')])
    await expect(uploadFile(to, 'd', file, 0, () => undefined, new AbortController().signal)).rejects.toMatchObject({ code: 'notFound' })
    expect(to.state.finished).toBe(0)
  })
})

describe('nextPart', () => {
  it('grows on a fast line up to a bound', () => expect([nextPart(1 << 20, 100), nextPart(8 << 20, 100)]).toEqual([2 << 20, 8 << 20]))
  it('shrinks on a slow line down to a bound', () => expect([nextPart(1 << 20, 5_000), nextPart(256 << 10, 5_000)]).toEqual([1 << 19, 256 << 10]))
})
