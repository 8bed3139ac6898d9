import { computed, onScopeDispose, shallowRef } from 'vue'
import type { LessonPosition, Welcome } from '../contracts'
import { newId, RelayHub, type HubStatus } from '../hub'

const hubPath = '/hub'

/** The connection to the relay as reactive state, open as long as the component lives. */
export function useRelay(credential: () => Promise<string | null>, position?: () => LessonPosition | undefined) {
  const hub = new RelayHub({ url: hubPath, instanceId: newId(), credential, ...(position && { position }) })
  /** Grows with each word that what is prepared for this page's room is not what it was, and with each entering: nobody knows what was said before. */
  const coursewareNews = shallowRef(0)
  const status = shallowRef<HubStatus>(hub.status)
  const welcome = shallowRef<Welcome | null>(null)
  /** How far the relay's clock is ahead of ours, in ms. */
  const ahead = shallowRef(0)
  hub.on('status', (now) => (status.value = now))
  hub.on('welcome', (value) => {
    welcome.value = value
    coursewareNews.value++
    ahead.value = Date.parse(value.serverTime) - Date.now()
  })
  hub.on('coursewareChanged', () => coursewareNews.value++)
  // Whose courseware a room sees goes by its pairings.
  hub.on('countyChanged', () => coursewareNews.value++)
  const retry = () => hub.retryNow()
  const leave = () => void hub.leave()
  // A page that the browser kept aside and shows again has left in between.
  const reenter = (event: PageTransitionEvent) => event.persisted && hub.restart()
  window.addEventListener('online', retry)
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', reenter)
  onScopeDispose(() => {
    window.removeEventListener('online', retry)
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('pageshow', reenter)
    void hub.close()
  })
  const online = computed(() => status.value.phase === 'online')
  /** Was in, and is not now. */
  const interrupted = computed(() => welcome.value !== null && !online.value && status.value.phase !== 'closed')
  const refused = computed(() => (status.value.phase === 'closed' ? status.value.reason : null))
  return { hub, status, welcome, ahead, coursewareNews, online, interrupted, refused }
}
