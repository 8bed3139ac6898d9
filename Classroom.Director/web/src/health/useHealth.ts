import { relayApi } from '@classroom/shared/api'
import type { RelayHealth } from '@classroom/shared/contracts'
import { Refusal } from '@classroom/shared/hub'
import { refusalSentence } from '@classroom/shared/ui'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { signedIn } from '../signin/signedIn'
import { comparable } from './healthRules'

/** How often figures are read while the page is looked at. */
export const renewMs = 2_000

/** Rates are taken over this time: longer than a bump, shorter than a telephone call. */
export const windowMs = 10_000

interface Reading {
  readAt: number
  health: RelayHealth
}

/** The relay's figures, kept fresh. When the relay is away what was read last stays, with the time it was read. */
export function useHealth() {
  const router = useRouter()
  const readings = shallowRef<Reading[]>([])
  const problem = shallowRef('')
  let asking = false

  const latest = computed(() => readings.value.at(-1) ?? null)
  /** The reading that rates are taken from; null while there is only one. */
  const before = computed(() => (latest.value ? comparable(readings.value[0]?.health, latest.value.health) : null))

  async function read(): Promise<void> {
    if (asking) return
    asking = true
    try {
      const health = await relayApi.health()
      const readAt = Date.now()
      readings.value = [...readings.value.filter((one) => readAt - one.readAt <= windowMs), { readAt, health }]
      problem.value = ''
    } catch (error) {
      problem.value = refusalSentence(error instanceof Refusal ? error : new Refusal('internal', String(error)))
      if (error instanceof Refusal && error.code === 'unauthorized') {
        signedIn.value = null
        await router.replace({ name: 'signIn' })
      }
    } finally {
      asking = false
    }
  }

  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void read()
  }, renewMs)
  onScopeDispose(() => clearInterval(timer))
  void read()

  return { latest, before, problem, read }
}
