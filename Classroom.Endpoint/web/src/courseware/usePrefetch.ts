import { bestImage } from '@classroom/shared/pages'
import { onScopeDispose, shallowRef } from 'vue'
import { useCourseware } from './coursewareKey'

/** How often a room asks what is prepared, and how long it waits after a line broke. */
const lookMs = 20_000

export interface Fetched {
  pages: number
  of: number
}

/**
 * Fetches the pages of what is prepared for this room, one after another and each in the one size its screen needs, so that the lesson has them
 * when they are shown, whatever the line is like then. What is not prepared any more is forgotten.
 */
export function usePrefetch() {
  const { api, store } = useCourseware()
  /** Null until it is known what there is, or when nothing is prepared. */
  const fetched = shallowRef<Fetched | null>(null)
  const widest = Math.max(window.screen.width, window.screen.height) * window.devicePixelRatio
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    try {
      const prepared = (await api.list()).filter((record) => record.prepared && record.state === 'ready')
      const documents = await Promise.all(prepared.map((record) => api.read(record.documentId)))
      const images = documents.flatMap((document) => document.pages.flatMap((page) => bestImage(page.images, widest) ?? []))
      await store.retain(new Set(documents.flatMap((document) => document.pages.flatMap((page) => page.images.map((image) => image.hash)))))
      let pages = 0
      for (const { hash } of images) {
        fetched.value = { pages, of: images.length }
        if (stopped) return
        await store.keep(hash)
        pages++
      }
      fetched.value = images.length ? { pages, of: images.length } : null
    } catch {
      // The line is away; what is here stays.
    }
    if (!stopped) timer = setTimeout(() => void look(), lookMs)
  }

  onScopeDispose(() => {
    stopped = true
    clearTimeout(timer)
  })
  void look()
  return fetched
}
