import { relayApi } from '@classroom/shared/api'
import type { RoomIdentity } from '@classroom/shared/contracts'
import { shallowRef } from 'vue'
import { problemOf } from '../rooms/roomRules'

/** The rooms that lessons can be planned for, read once. */
export function useCountyRooms() {
  const rooms = shallowRef<RoomIdentity[]>([])
  const problem = shallowRef('')
  relayApi.planRooms().then(
    (list) => (rooms.value = list),
    (error: unknown) => (problem.value = problemOf(error)),
  )
  return { rooms, problem }
}
