import { Refusal, type HubCall } from '@classroom/shared/hub'
import { captureDevice, Publisher, type MediaSession } from '@classroom/shared/media'
import { deviceSentence, refusalSentence } from '@classroom/shared/ui'
import { onScopeDispose, shallowRef } from 'vue'

/** 对讲: this PC's microphone for the ear of one lecturer, open while a button is held and closed with it. */
export function useTalkBack(call: HubCall, media: () => MediaSession) {
  /** The relay has it: what is said now is heard. */
  const open = shallowRef(false)
  /** Message key of why it does not work, or empty. */
  const problem = shallowRef('')
  let publisher: Publisher | null = null
  let track: MediaStreamTrack | null = null
  let wanted: string | null = null

  async function begin(lessonId: string): Promise<void> {
    end()
    wanted = lessonId
    problem.value = ''
    const captured = await captureDevice('microphone')
    if ('problem' in captured) {
      problem.value = deviceSentence('microphone', captured.problem)
      return
    }
    if (wanted !== lessonId) return captured.track.stop()
    track = captured.track
    const made = new Publisher({ call, lessonId, device: () => media().loaded, onChange: () => publisher === made && follow(made) })
    publisher = made
    made.set('talkBack', track)
    // Sound has no codec to choose; naming one is what lets a publisher begin.
    made.use('h264')
  }

  function follow(voice: Publisher): void {
    open.value = voice.published.has('talkBack')
    problem.value = voice.problem instanceof Refusal ? refusalSentence(voice.problem) : ''
    // Somebody else speaks to this lecturer: trying again would only cut in when they pause.
    if (voice.problem) end()
  }

  function end(): void {
    wanted = null
    open.value = false
    publisher?.use(null)
    publisher = null
    track?.stop()
    track = null
  }

  onScopeDispose(end)
  return { open, problem, begin, end }
}

export type TalkBackLine = ReturnType<typeof useTalkBack>
