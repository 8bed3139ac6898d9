import type { RoomPresence } from '@classroom/shared/contracts'
import type { Mark } from '@classroom/shared/ui'

/** The shape of each state: a filled dot teaches, a ring is there, a dash is not. */
export const presenceMark: Record<RoomPresence, Mark> = { inLesson: 'live', online: 'ready', offline: 'off' }
