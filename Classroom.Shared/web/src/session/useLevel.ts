import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { LevelMeter } from '../media'

/** Ten readings a second are enough for the eye. */
const everyMs = 100

/** The sound level of a track from 0 to 1; 0 without one. */
export function useLevel(track: Readonly<Ref<MediaStreamTrack | null>>) {
  const level = shallowRef(0)
  let meter: LevelMeter | null = null
  const timer = setInterval(() => {
    if (meter) level.value = meter.read()
  }, everyMs)
  watch(
    track,
    (now) => {
      meter?.close()
      meter = now ? new LevelMeter(now) : null
      if (!now) level.value = 0
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearInterval(timer)
    meter?.close()
  })
  return level
}
