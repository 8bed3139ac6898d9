import { captureScreen } from '@classroom/shared/media'
import { deviceSentence } from '@classroom/shared/ui'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { useSession } from './sessionKey'

/** The teacher's second source: a screen, window or tab, with its sound where the browser gives it. Ends with the lesson. */
export function useScreenShare() {
  const { publisher, lesson } = useSession()
  const screen = shallowRef<MediaStreamTrack | null>(null)
  /** Message key of the sentence for the last try, or empty. */
  const problem = shallowRef('')
  let audio: MediaStreamTrack | null = null

  async function share(): Promise<void> {
    problem.value = ''
    const captured = await captureScreen()
    if (captured === 'cancelled') return
    if ('problem' in captured) {
      problem.value = deviceSentence('screen', captured.problem)
      return
    }
    screen.value = captured.video
    audio = captured.audio
    // The browser's own "stop sharing" ends the track.
    captured.video.onended = stop
    publisher.set('screen', screen.value)
    publisher.set('screenAudio', audio)
  }

  function stop(): void {
    screen.value?.stop()
    audio?.stop()
    screen.value = null
    audio = null
    publisher.set('screen', null)
    publisher.set('screenAudio', null)
  }

  watch(
    () => lesson.value?.ended ?? true,
    (over) => over && stop(),
  )
  onScopeDispose(stop)
  return { screen, problem, share, stop }
}
