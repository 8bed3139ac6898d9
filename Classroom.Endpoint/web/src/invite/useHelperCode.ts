import { relayApi } from '@classroom/shared/api'
import type { HelperCode } from '@classroom/shared/contracts'
import { onScopeDispose, shallowRef } from 'vue'
import { useSession } from '../room/sessionKey'

/** The relay changes the code every two minutes and takes the last but one no longer. */
const everyMs = 60_000

/** After a failure. */
const retryMs = 5_000

/** The code by which a teacher in this room becomes its helper, kept fresh as long as it is shown; null until it is here. */
export function useHelperCode() {
  const { token } = useSession()
  const code = shallowRef<HelperCode | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  async function renew(): Promise<void> {
    const fresh = await token()
      .then(relayApi.helperCode)
      .catch(() => null)
    if (closed) return
    // An old code is no better than none: who scans it is only told to scan again.
    if (fresh || (code.value && Date.parse(code.value.expiresAt) < Date.now())) code.value = fresh
    timer = setTimeout(() => void renew(), fresh ? everyMs : retryMs)
  }

  void renew()
  onScopeDispose(() => {
    closed = true
    clearTimeout(timer)
  })
  return code
}
