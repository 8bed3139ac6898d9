import { captureCards } from '@classroom/shared/media'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'

/**
 * The room's camera for reading cards, at the 1080p that the last row needs, while it is wanted; the lesson goes on at its own 720p. A camera that cannot be opened
 * twice, or not as sharp, gives the track that it has.
 */
export function useSharpCamera(wanted: () => boolean, otherwise: () => MediaStreamTrack | null) {
  const own = shallowRef<MediaStreamTrack | null>(null)
  const failed = shallowRef(false)
  let turn = 0

  function close(): void {
    turn++
    own.value?.stop()
    own.value = null
    failed.value = false
  }

  watch(
    wanted,
    async (now) => {
      close()
      if (!now) return
      const mine = turn
      const captured = await captureCards()
      if ('problem' in captured) failed.value = mine === turn
      else if (mine === turn) own.value = captured.track
      else captured.track.stop()
    },
    { immediate: true },
  )
  onScopeDispose(close)

  return computed(() => (wanted() ? (own.value ?? (failed.value ? otherwise() : null)) : null))
}
