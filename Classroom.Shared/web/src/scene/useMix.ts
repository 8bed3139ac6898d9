import { nextTick, onScopeDispose, shallowRef, watch, type Ref } from 'vue'

/** The new picture is on its way for so long at most, in ms: a keyframe is asked for, and comes through the jitter buffer. */
const longestWaitMs = 600

/** Pictures whose colours are on average so far apart, of 255, are not of one camera: within half a second a class moves less. */
const othersApart = 10

/** Width and height to which a picture is shrunk to be told from another. */
const grain = 8

/** What was shown, over what comes; it fades once that is there. */
export interface MixStill {
  url: string
  ms: number
  take: number
  fades: boolean
}

/**
 * A mix from one scene to the next: a still of what was shown lies over what comes, and fades once that has arrived. The relay switches the programme's
 * one picture, so that the old one cannot move any more; within the second that a mix may last nobody sees the difference.
 */
export function useMix(root: Readonly<Ref<HTMLElement | null>>, takes: () => number, mixMs: () => number, main: () => string) {
  const still = shallowRef<MixStill | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown = main()
  watch(main, (now) => (shown = now), { flush: 'post' })

  /** Before the page changes: what it shows now. */
  function take(): void {
    clearTimeout(timer)
    still.value = null
    const ms = mixMs()
    const url = ms > 0 && root.value ? stillOf(root.value) : null
    if (!url) return
    const video = root.value!.querySelector('video')
    const was = shown === main() ? null : video && grainsOf(video)
    still.value = { url, ms, take: takes(), fades: false }
    timer = setTimeout(fade, was ? longestWaitMs : 0)
    if (video && was) void nextTick(() => look(still.value?.take, video, was))
  }

  /** Until another picture is in the same place, or the place is not there any more. */
  function look(of: number | undefined, video: HTMLVideoElement, was: Uint8ClampedArray): void {
    if (!still.value || still.value.take !== of || still.value.fades) return
    const now = video.isConnected ? grainsOf(video) : null
    if (!now || apart(was, now) > othersApart) fade()
    else video.requestVideoFrameCallback(() => look(of, video, was))
  }

  function fade(): void {
    clearTimeout(timer)
    if (!still.value) return
    still.value = { ...still.value, fades: true }
    timer = setTimeout(() => (still.value = null), still.value.ms)
  }

  watch(takes, take, { flush: 'sync' })
  onScopeDispose(() => clearTimeout(timer))
  return still
}

/** How far two pictures are apart on average, of 255. */
function apart(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - other[at]!), 0) / one.length
}

function grainsOf(video: HTMLVideoElement): Uint8ClampedArray | null {
  const context = video.videoWidth ? new OffscreenCanvas(grain, grain).getContext('2d', { willReadFrequently: true }) : null
  context?.drawImage(video, 0, 0, grain, grain)
  return context?.getImageData(0, 0, grain, grain).data ?? null
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
