import type { CoursewareDocument, CoursewareRecord } from '@classroom/shared/contracts'
import { bestImage } from '@classroom/shared/pages'
import { onScopeDispose, shallowRef } from 'vue'
import { useCourseware } from './coursewareKey'
import { useLooking } from './useLooking'

/** A picture that could not be fetched is asked for again after this. */
const retryMs = 5_000

export interface Fetched {
  pages: number
  of: number
}

/**
 * Fetches the pages of what is prepared for this room, one after another and each in the one size its screen needs, so that the lesson has them
 * when they are shown, whatever the line is like then. What is prepared meanwhile is next; what is not prepared any more is forgotten.
 */
export function usePrefetch() {
  const { api, store, news } = useCourseware()
  /** Null until it is known what there is, or when nothing is prepared. */
  const fetched = shallowRef<Fetched | null>(null)
  const widest = Math.max(window.screen.width, window.screen.height) * window.devicePixelRatio
  const here = new Set<string>()
  let known = new Map<string, CoursewareDocument>()
  let wanted: string[] = []
  let fetching = false
  let stopped = false
  let retry: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    const prepared = (await api.list()).filter((record) => record.prepared && record.state === 'ready')
    const documents = await Promise.all(prepared.map(read))
    known = new Map(documents.map((document) => [document.record.documentId, document]))
    const pages = documents.flatMap((document) => document.pages)
    wanted = pages.flatMap((page) => bestImage(page.images, widest)?.hash ?? [])
    show()
    await store.retain(new Set(pages.flatMap((page) => page.images.map((image) => image.hash))))
    for (const hash of here) if (!wanted.includes(hash)) here.delete(hash)
    void fetchAll()
  }

  /** Pages that were made never change. */
  async function read(record: CoursewareRecord): Promise<CoursewareDocument> {
    return known.get(record.documentId) ?? api.read(record.documentId)
  }

  async function fetchAll(): Promise<void> {
    if (fetching || stopped) return
    fetching = true
    clearTimeout(retry)
    try {
      for (let next = missing(); next && !stopped; next = missing()) {
        await store.keep(next)
        here.add(next)
        show()
      }
    } catch {
      // The line is away; what is here stays.
      if (!stopped) retry = setTimeout(() => void fetchAll(), retryMs)
    } finally {
      fetching = false
    }
  }

  const missing = () => wanted.find((hash) => !here.has(hash))

  function show(): void {
    fetched.value = wanted.length ? { pages: wanted.filter((hash) => here.has(hash)).length, of: wanted.length } : null
  }

  onScopeDispose(() => {
    stopped = true
    clearTimeout(retry)
  })
  useLooking(news, look)
  return fetched
}
