import type { HelpTicket, LinkPoint } from '@classroom/shared/contracts'

/** The open tickets after some changed: those that nobody has taken first, each in the order they were asked. */
export function mergeTickets(known: readonly HelpTicket[], changed: readonly HelpTicket[]): HelpTicket[] {
  const now = new Map([...known, ...changed].map((ticket) => [ticket.ticketId, ticket]))
  return [...now.values()]
    .filter((ticket) => ticket.stage !== 'closed')
    .sort((one, other) => Number(one.stage === 'taken') - Number(other.stage === 'taken') || Date.parse(one.askedAt) - Date.parse(other.askedAt))
}

export interface LinkSummary {
  /** Worst loss in percent, one digit. */
  lossPercent: string
  /** Longest round trip in ms, or null when none was measured. */
  roundTripMs: number | null
  upKbps: number
  downKbps: number
}

/** Five minutes in four numbers: the worst of loss and delay, the latest of what flowed. Null for a room that had no media. */
export function summaryOf(link: readonly LinkPoint[]): LinkSummary | null {
  const latest = link.at(-1)
  if (!latest) return null
  const trips = link.flatMap(({ roundTripMs }) => (roundTripMs === null ? [] : [roundTripMs]))
  return {
    lossPercent: (Math.max(...link.map(({ lossPermille }) => lossPermille)) / 10).toFixed(1),
    roundTripMs: trips.length ? Math.max(...trips) : null,
    upKbps: latest.upKbps,
    downKbps: latest.downKbps,
  }
}

/** A line through the values from left to right, in a box of 100 by 24, at least `top` high at its upper edge. */
export function sparkline(values: readonly number[], top: number): string {
  const high = Math.max(top, ...values)
  const step = values.length > 1 ? 100 / (values.length - 1) : 0
  return values.map((value, index) => `${(index * step).toFixed(1)},${(24 - (24 * value) / high).toFixed(1)}`).join(' ')
}
