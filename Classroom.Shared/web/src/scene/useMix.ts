import { nextTick, onScopeDispose, shallowRef, watch } from 'vue'
import type { ProgrammeState, Scene } from '../contracts'

/** The new picture is on its way for so long at most, in ms: a keyframe is asked for, and comes through the jitter buffer. */
const longestWaitMs = 600

/** Pictures whose colours are on average so far apart, of 255, are not of one camera: within half a second a class moves less. */
const othersApart = 10

/** Width and height to which a picture is shrunk to be told from another. */
const grain = 8

/** The scene before a take, over the one on air; it fades once that one's picture is there. */
export interface Mix {
  scene: Scene
  /** Stands for the scene until its own pictures have come; null from then on. */
  still: string | null
  ms: number
  take: number
  fades: boolean
}

export interface MixOptions {
  /** What draws the scene on air. */
  present: () => HTMLElement | null
  /** What draws the former one, once there is a mix. */
  former: () => HTMLElement | null
  programme: () => ProgrammeState
  /** Changes with each take that may be a mix. */
  takes: () => number
  /** Names what stands in the main place. */
  main: () => string
}

/**
 * A mix from one scene to the next, in which both move: the programme's picture is the new one from its keyframe on, and a second track goes on with the
 * former. Until that track's first picture a still of what was shown lies over it, so that nothing jumps; and the still stays for the whole mix where none
 * comes. For to a poor link the relay sends no second picture, a source may end, and a page does not move.
 */
export function useMix({ present, former, programme, takes, main }: MixOptions) {
  const mix = shallowRef<Mix | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown = main()
  watch(main, (now) => (shown = now), { flush: 'post' })

  /** Before the page changes: what it shows now. */
  function take(): void {
    clearTimeout(timer)
    mix.value = null
    const [scene, layer] = [programme().former, present()]
    const still = scene && layer ? stillOf(layer) : null
    if (!scene || !layer || !still) return
    const video = layer.querySelector('video')
    const was = shown === main() ? null : video && grainsOf(video)
    mix.value = { scene, still, ms: programme().mixMs, take: takes(), fades: false }
    timer = setTimeout(fade, was ? longestWaitMs : 0)
    void nextTick(() => {
      if (video && was) look(mix.value?.take, video, was)
      void move(mix.value?.take)
    })
  }

  /** Until another picture is in the same place, or the place is not there any more. */
  function look(of: number | undefined, video: HTMLVideoElement, was: Uint8ClampedArray): void {
    if (!mix.value || mix.value.take !== of || mix.value.fades) return
    const now = video.isConnected ? grainsOf(video) : null
    if (!now || apart(was, now) > othersApart) fade()
    else video.requestVideoFrameCallback(() => look(of, video, was))
  }

  /** The former scene is itself as soon as there is a picture in each of its places that may have one; a card is at once. */
  async function move(of: number | undefined): Promise<void> {
    const videos = [...(former()?.querySelectorAll<HTMLVideoElement>('figure:not(.empty) > video') ?? [])]
    await Promise.all(videos.map((video) => new Promise((resolve) => video.requestVideoFrameCallback(resolve))))
    if (mix.value && mix.value.take === of && (videos.length > 0 || mix.value.scene.layout === 'card')) mix.value = { ...mix.value, still: null }
  }

  function fade(): void {
    clearTimeout(timer)
    if (!mix.value) return
    mix.value = { ...mix.value, fades: true }
    timer = setTimeout(() => (mix.value = null), mix.value.ms)
  }

  watch(takes, take, { flush: 'sync' })
  onScopeDispose(() => clearTimeout(timer))
  return mix
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
