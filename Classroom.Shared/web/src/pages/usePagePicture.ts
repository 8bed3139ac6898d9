import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { PageImage } from '../contracts'
import { bestImage } from './bestImage'
import type { PageStore } from './pageStore'

/** After a picture could not be had, it is asked for again this much later. */
const retryMs = 2_000

/**
 * The address of a page's picture at the width it is shown. Until the crisp one is here, another size that is here already stands in; until any is,
 * the last page stays. A line that is lost is tried again as long as the page is wanted.
 */
export function usePagePicture(images: Ref<readonly PageImage[]>, width: Ref<number>, store: PageStore) {
  const url = shallowRef('')
  /** Hash of the picture that is shown. */
  const shown = shallowRef('')
  const waiting = shallowRef(false)
  let turn = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  async function follow(): Promise<void> {
    const mine = ++turn
    clearTimeout(retry)
    const best = bestImage(images.value, width.value)
    waiting.value = best !== undefined && shown.value !== best.hash
    if (!best || !waiting.value || width.value === 0) return
    try {
      const standIn = (await store.has(best.hash)) ? undefined : await nearest(best)
      if (standIn && mine === turn) await show(standIn, mine)
      await show(best, mine)
      if (mine === turn) waiting.value = false
    } catch {
      if (mine === turn) retry = setTimeout(() => void follow(), retryMs)
    }
  }

  async function nearest(best: PageImage): Promise<PageImage | undefined> {
    if (images.value.some((image) => image.hash === shown.value)) return undefined
    for (const image of [...images.value].reverse()) if (image !== best && (await store.has(image.hash))) return image
    return undefined
  }

  async function show(image: PageImage, mine: number): Promise<void> {
    const blob = await store.get(image.hash)
    if (mine !== turn) return
    URL.revokeObjectURL(url.value)
    url.value = URL.createObjectURL(blob)
    shown.value = image.hash
  }

  watch([images, width], () => void follow(), { immediate: true })
  onScopeDispose(() => {
    turn++
    clearTimeout(retry)
    URL.revokeObjectURL(url.value)
  })
  return { url, shown, waiting }
}
