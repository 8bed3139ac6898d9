import { relayApi } from '@classroom/shared/api'
import type { RosterSeat } from '@classroom/shared/contracts'
import { shallowRef } from 'vue'

/** The class list of the helper's room; empty where the office has none, and until it is here. */
export function useRoster(token: string) {
  const roster = shallowRef<readonly RosterSeat[]>([])
  relayApi.helperRoster(token).then(
    ({ pupils }) => (roster.value = pupils),
    // Seats without names serve as well.
    () => undefined,
  )
  return roster
}
