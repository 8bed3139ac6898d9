import { relayApi } from '@classroom/shared/api'
import type { RoomRecord } from '@classroom/shared/contracts'
import { Refusal } from '@classroom/shared/hub'
import { onScopeDispose, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { signedIn } from '../signin/signedIn'
import { problemOf } from './roomRules'

/** How often the list is read again: a code is typed far away, and whoever gave it waits for the device to appear. */
const renewMs = 4_000

/** The county's rooms, kept fresh while the page is looked at. A failed reading leaves what was read last. */
export function useRooms() {
  const router = useRouter()
  /** Null until the first answer. */
  const rooms = shallowRef<RoomRecord[] | null>(null)
  const county = shallowRef('')
  const problem = shallowRef('')
  let latest = 0

  async function reload(): Promise<void> {
    const mine = ++latest
    try {
      const [list, info] = await Promise.all([relayApi.rooms(), relayApi.info()])
      // An answer that a later question overtook would bring back what has just been changed.
      if (mine !== latest) return
      rooms.value = list
      county.value = info.county
      problem.value = ''
    } catch (error) {
      problem.value = problemOf(error)
      if (error instanceof Refusal && error.code === 'unauthorized') {
        signedIn.value = null
        await router.replace({ name: 'signIn' })
      }
    }
  }

  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void reload()
  }, renewMs)
  onScopeDispose(() => clearInterval(timer))
  void reload()

  return { rooms, county, problem, reload }
}
