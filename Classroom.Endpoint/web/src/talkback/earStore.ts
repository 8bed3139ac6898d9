const key = 'classroom.ear'

/** Which loudspeaker the lecturer wears: the device's identifier, kept on this PC. */
export const earStore = {
  read: (): string | null => localStorage.getItem(key),
  write: (deviceId: string): void => localStorage.setItem(key, deviceId),
}
