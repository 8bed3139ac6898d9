import type { Attendance, RosterSeat, RoomAttendance, SeatMark } from '@classroom/shared/contracts'

/** Seats shown where there is no class list, until more are asked for or known of: most classes of a village school are smaller. */
export const seatsWithoutList = 40

/** The highest seat number there is. */
export const mostSeats = 99

/** The seats of a class with their names, in order; numbers alone where there is no list. */
export function seatsOf(roster: readonly RosterSeat[], count = seatsWithoutList): RosterSeat[] {
  return roster.length > 0 ? [...roster].sort((one, other) => one.seat - other.seat) : Array.from({ length: count }, (_, index) => ({ seat: index + 1, name: '' }))
}

/** The roll as it stands: what was called before, and everybody else present. */
export function rollOf(seats: readonly RosterSeat[], called: RoomAttendance | undefined): SeatMark[] {
  return resized(seats, called?.seats ?? [])
}

/** The same class with more or fewer seats, and what was pressed so far. */
export function resized(seats: readonly RosterSeat[], marks: readonly SeatMark[]): SeatMark[] {
  const before = new Map(marks.map((mark) => [mark.seat, mark.attendance]))
  return seats.map(({ seat, name }) => ({ seat, name, attendance: before.get(seat) ?? 'present' }))
}

/** A number of children as it was typed, made one that a class can have. */
export function classSizeOf(typed: unknown): number {
  const size = Math.trunc(Number(typed))
  return Math.min(mostSeats, Math.max(1, size || 1))
}

/** What a press on a mark makes of a seat: pressed again, it is there after all. */
export function toggled(now: Attendance, pressed: Attendance): Attendance {
  return now === pressed ? 'present' : pressed
}
