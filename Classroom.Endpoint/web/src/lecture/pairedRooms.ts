import type { CountyView, RoomStatus } from '@classroom/shared/contracts'

/** The receiving rooms paired with this one, as the relay shows them to it before the lesson; null when it shows none of the county. */
export function pairedRooms(county: CountyView | null | undefined, changes: ReadonlyMap<string, RoomStatus>): RoomStatus[] | null {
  if (!county) return null
  return county.rooms.map((room) => changes.get(room.roomId) ?? room).filter((room) => room.kind === 'receiving')
}
