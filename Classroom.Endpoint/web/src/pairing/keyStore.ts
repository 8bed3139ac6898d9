import type { DeviceKey } from '@classroom/shared/contracts'

const prefix = 'classroom.key.'
const lastRoom = 'classroom.room'

/** The device keys this browser holds, one per room. */
export const keyStore = {
  read(roomId: string): DeviceKey | null {
    try {
      return JSON.parse(localStorage.getItem(prefix + roomId) ?? 'null') as DeviceKey | null
    } catch {
      // Not ours, or cut short by a power loss: as good as none.
      return null
    }
  },

  write(key: DeviceKey): void {
    localStorage.setItem(prefix + key.room.roomId, JSON.stringify(key))
    localStorage.setItem(lastRoom, key.room.roomId)
  },

  remove(roomId: string): void {
    localStorage.removeItem(prefix + roomId)
  },

  /** The room this device was paired as last, if it still holds its key: where a kiosk goes after power-on. */
  last(): string | null {
    const roomId = localStorage.getItem(lastRoom)
    return roomId && keyStore.read(roomId) ? roomId : null
  },
}
