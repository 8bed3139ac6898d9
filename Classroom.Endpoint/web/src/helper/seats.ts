import type { Attendance, RosterSeat, RoomAttendance, SeatMark } from '@classroom/shared/contracts'

/** Seats shown where there is no class list: most classes of a village school are smaller. */
const seatsWithoutList = 40

/** The seats of a class with their names, in order; numbers alone where there is no list. */
export function seatsOf(roster: readonly RosterSeat[], count = seatsWithoutList): RosterSeat[] {
  return roster.length > 0 ? [...roster].sort((one, other) => one.seat - other.seat) : Array.from({ length: count }, (_, index) => ({ seat: index + 1, name: '' }))
}

/** The roll as it stands: what was called before, and everybody else present. */
export function rollOf(seats: readonly RosterSeat[], called: RoomAttendance | undefined): SeatMark[] {
  const before = new Map(called?.seats.map((mark) => [mark.seat, mark.attendance]))
  return seats.map(({ seat, name }) => ({ seat, name, attendance: before.get(seat) ?? 'present' }))
}

/** What a press on a mark makes of a seat: pressed again, it is there after all. */
export function toggled(now: Attendance, pressed: Attendance): Attendance {
  return now === pressed ? 'present' : pressed
}
