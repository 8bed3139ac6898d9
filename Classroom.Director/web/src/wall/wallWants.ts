import type { RoomStatus } from '@classroom/shared/contracts'
import { sourceOf } from '@classroom/shared/lesson'
import type { Want } from '@classroom/shared/media'

/** Where a room's tile is: on the screen, just left it (its picture is held, not ended, in case it comes back), or away. */
export type Sight = 'visible' | 'leaving' | 'away'

/**
 * What the wall receives: the lowest layer of every room on the screen, and of the patrolled room the best layer of its picture (the shared
 * screen before the camera) and its sound.
 */
export function wallWants(rooms: readonly RoomStatus[], sight: (roomId: string) => Sight, patrolled: string | null): Want[] {
  return rooms.flatMap((room) => {
    const chosen = room.roomId === patrolled
    const seen = sight(room.roomId)
    const wants: Want[] = []
    const camera = sourceOf(room.sources, room.roomId, 'camera')
    if (camera && (chosen || seen !== 'away')) wants.push(want(room, camera, chosen ? null : 0, chosen || seen === 'visible'))
    if (!chosen) return wants
    for (const kind of ['microphone', 'screen', 'screenAudio'] as const) {
      const source = sourceOf(room.sources, room.roomId, kind)
      if (source) wants.push(want(room, source, null, true))
    }
    return wants
  })
}

function want(room: RoomStatus, source: RoomStatus['sources'][number], layer: number | null, active: boolean): Want {
  const group = source.kind === 'screen' || source.kind === 'screenAudio' ? 'screen' : 'room'
  return { sourceId: source.sourceId, routerId: source.routerId, group: `${room.roomId}-${group}`, layer, active }
}
