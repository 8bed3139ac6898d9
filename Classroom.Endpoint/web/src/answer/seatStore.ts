import type { HeldSeat } from '@classroom/shared/contracts'

const key = 'classroom.seat'

/** The seat that this device holds, kept over reloads until its token ends. */
export const seatStore = {
  read(now = Date.now()): HeldSeat | null {
    try {
      const seat = JSON.parse(localStorage.getItem(key) ?? 'null') as HeldSeat | null
      return seat && Date.parse(seat.expiresAt) > now ? seat : null
    } catch {
      // Not ours, or cut short: as good as none.
      return null
    }
  },

  write: (seat: HeldSeat): void => localStorage.setItem(key, JSON.stringify(seat)),

  remove: (): void => localStorage.removeItem(key),
}
