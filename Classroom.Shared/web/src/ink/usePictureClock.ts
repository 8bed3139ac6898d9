import { onScopeDispose, watch, type Ref } from 'vue'
import type { HubCall } from '../hub'
import type { PictureClock } from './pictureClock'

/** How often the relay is asked until it knows, and then to follow the drift of the camera's clock. */
const askMs = 1_000
const refreshMs = 2_000

/** Keeps a clock by a picture: frames as they are shown, and what the relay says of their time. Without a consumer the clock says nothing. */
export function usePictureClock(clock: PictureClock, video: Readonly<Ref<HTMLVideoElement | null>>, consumerId: Readonly<Ref<string | null>>, call: HubCall): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function ask(): Promise<void> {
    const [id, turn] = [consumerId.value, ++asked]
    clearTimeout(timer)
    if (!id) return clock.learn(null)
    const map = await call('PictureTime', { consumerId: id }).catch(() => null)
    if (turn !== asked) return
    if (map) clock.learn(map)
    timer = setTimeout(ask, map ? refreshMs : askMs)
  }

  watch(
    video,
    (element, _, onCleanup) => {
      if (!element) return
      let handle = 0
      const follow: VideoFrameRequestCallback = (_now, { rtpTimestamp, expectedDisplayTime }) => {
        if (rtpTimestamp !== undefined) clock.present(rtpTimestamp, expectedDisplayTime)
        handle = element.requestVideoFrameCallback(follow)
      }
      handle = element.requestVideoFrameCallback(follow)
      onCleanup(() => element.cancelVideoFrameCallback(handle))
    },
    { immediate: true, flush: 'post' },
  )
  watch(
    consumerId,
    () => {
      clock.learn(null)
      void ask()
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    asked++
    clearTimeout(timer)
    clock.learn(null)
  })
}
