// @vitest-environment jsdom
import type { CoursewareApi } from '@classroom/shared/api'
import type { CoursewareRecord } from '@classroom/shared/contracts'
import { PageStore } from '@classroom/shared/pages'
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, nextTick, provide, shallowRef } from 'vue'
import { coursewareKey } from './coursewareKey'
import { usePrefetch } from './usePrefetch'

const record = (documentId: string): CoursewareRecord => ({
  documentId,
  roomId: 'lecture-01',
  name: `${documentId}.pdf`,
  bytes: 1,
  uploadedBytes: 1,
  state: 'ready',
  fault: null,
  pageCount: 2,
  pagesDone: 2,
  faultyPages: [],
  prepared: true,
  addedAt: '2026-09-01T00:00:00Z',
})

/** A room whose relay lists what the test says and gives each picture when it is told to. */
function setUp(...listed: CoursewareRecord[]) {
  const relay = { listed, away: false, asked: [] as string[] }
  const given = new Map<string, () => void>()
  const news = shallowRef(0)
  const api = {
    list: async () => relay.listed,
    read: vi.fn(async (id: string) => ({
      record: record(id),
      pages: [1, 2].map((number) => ({ number, images: [{ width: 1920, height: 1080, hash: `${id}-${number}`, bytes: 1 }], fault: null })),
    })),
  }
  const store = new PageStore(async (hash) => {
    relay.asked.push(hash)
    if (relay.away) throw new Error('away')
    await new Promise<void>((resolve) => given.set(hash, resolve))
    return new Response(hash)
  })
  let fetched!: ReturnType<typeof usePrefetch>
  const Prefetching = defineComponent(() => {
    fetched = usePrefetch()
    return () => null
  })
  const Room = defineComponent({
    components: { Prefetching },
    setup: () => provide(coursewareKey, { api: api as unknown as CoursewareApi, store, news }),
    template: '<Prefetching />',
  })
  return { room: mount(Room), relay, news, api, fetched, give: (hash: string) => (given.get(hash)!(), vi.advanceTimersByTimeAsync(0)) }
}

describe('usePrefetch', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('fetches what is prepared, page by page, and says how far it is', async () => {
    const { fetched, give } = setUp(record('circle'))
    await vi.advanceTimersByTimeAsync(0)
    expect(fetched.value).toEqual({ pages: 0, of: 2 })
    await give('circle-1')
    expect(fetched.value).toEqual({ pages: 1, of: 2 })
    await give('circle-2')
    expect(fetched.value).toEqual({ pages: 2, of: 2 })
  })

  it('takes up what is brought while it fetches, without asking for the known again', async () => {
    const { relay, news, api, fetched, give } = setUp(record('circle'))
    await vi.advanceTimersByTimeAsync(500)
    relay.listed = [record('square'), record('circle')]
    news.value++
    await vi.advanceTimersByTimeAsync(0)
    expect(fetched.value).toEqual({ pages: 0, of: 4 })
    await give('circle-1')
    expect(relay.asked).toEqual(['circle-1', 'square-1'])
    expect(api.read).toHaveBeenCalledTimes(2)
  })

  it('goes on with the picture that the line kept back', async () => {
    const { relay, fetched, give } = setUp(record('circle'))
    relay.away = true
    await vi.advanceTimersByTimeAsync(0)
    relay.away = false
    await vi.advanceTimersByTimeAsync(5_000)
    await give('circle-1')
    expect(fetched.value).toEqual({ pages: 1, of: 2 })
  })

  it('forgets what is not prepared any more', async () => {
    const { relay, news, fetched } = setUp(record('circle'))
    await vi.advanceTimersByTimeAsync(500)
    relay.listed = [{ ...record('circle'), prepared: false }]
    news.value++
    await vi.advanceTimersByTimeAsync(0)
    await nextTick()
    expect(fetched.value).toBeNull()
  })
})
