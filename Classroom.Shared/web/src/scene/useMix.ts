import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

/**
 * A mix from one scene to the next: a still of what was shown lies over what comes and fades. The relay switches the programme's one picture, so that
 * the old one cannot move any more; within the second that a mix may last nobody sees the difference.
 */
export function useMix(root: Readonly<Ref<HTMLElement | null>>, takes: () => number, mixMs: () => number) {
  const still = shallowRef<{ url: string; ms: number; take: number } | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Before the page changes: what it shows now. */
  function take(): void {
    clearTimeout(timer)
    still.value = null
    const ms = mixMs()
    const url = ms > 0 && root.value ? stillOf(root.value) : null
    if (!url) return
    still.value = { url, ms, take: takes() }
    timer = setTimeout(() => (still.value = null), ms)
  }

  watch(takes, take, { flush: 'sync' })
  onScopeDispose(() => clearTimeout(timer))
  return still
}

function stillOf(root: HTMLElement): string | null {
  const bounds = root.getBoundingClientRect()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bounds.width)
  canvas.height = Math.round(bounds.height)
  const context = canvas.getContext('2d')
  if (!context || !canvas.width || !canvas.height) return null
  for (const picture of root.querySelectorAll<HTMLVideoElement | HTMLImageElement>('video, img')) {
    const box = picture.getBoundingClientRect()
    const [width, height] = picture instanceof HTMLVideoElement ? [picture.videoWidth, picture.videoHeight] : [picture.naturalWidth, picture.naturalHeight]
    if (!width || !height) continue
    const scale = Math.min(box.width / width, box.height / height)
    const [drawnWidth, drawnHeight] = [width * scale, height * scale]
    context.drawImage(picture, box.left - bounds.left + (box.width - drawnWidth) / 2, box.top - bounds.top + (box.height - drawnHeight) / 2, drawnWidth, drawnHeight)
  }
  return canvas.toDataURL('image/jpeg', 0.8)
}
