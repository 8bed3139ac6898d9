import { useLevel } from '@classroom/shared/session'
import type { Mark } from '@classroom/shared/ui'
import { computed, shallowRef, watch } from 'vue'
import { useSession } from './sessionKey'

export interface Check {
  name: 'camera' | 'microphone' | 'network'
  mark: Mark
  /** Message key of the word beside the mark. */
  word: string
}

/** A level above this is sound, below it only the room's noise. */
const soundLevel = 0.25

/** The pre-check: what a teacher must know before 上课. */
export function useChecks() {
  const { capture, microphone, relay } = useSession()
  const level = useLevel(microphone)
  const heard = shallowRef(false)
  watch(level, (now) => (heard.value ||= now > soundLevel))
  watch(microphone, () => (heard.value = false))

  const checks = computed<Check[]>(() => [
    { name: 'camera', ...deviceCheck(capture.camera, 'check.good') },
    { name: 'microphone', ...deviceCheck(capture.microphone, heard.value ? 'check.sound' : 'check.speak') },
    relay.online.value
      ? { name: 'network', mark: 'good', word: 'check.good' }
      : { name: 'network', mark: relay.interrupted.value ? 'bad' : 'wait', word: relay.interrupted.value ? 'check.broken' : 'check.waiting' },
  ])

  function deviceCheck(captured: (typeof capture)['camera'], word: string): Pick<Check, 'mark' | 'word'> {
    if (!captured) return { mark: 'wait', word: 'check.waiting' }
    if ('problem' in captured) return { mark: 'bad', word: 'check.off' }
    return { mark: word === 'check.speak' ? 'wait' : 'good', word }
  }

  return { checks, level }
}
