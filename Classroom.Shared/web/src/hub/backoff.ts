const firstMs = [0, 250] as const

/** A relay that was killed answers again after some two seconds: whoever then waits half a second for the next try is back in its lesson within five. */
const promptMs = 500
/** For so many tries; whoever has been away for a minute is no longer waited for by a class. */
const promptTries = 120
const patientMs = 3_000

/**
 * How long to wait before try number `attempt` (0 is the first after a loss), in ms: at once, then twice a second, and every three seconds once
 * the first minute is over. Up to a quarter is added by chance (`random` in 0..1), so that a county does not return in one instant.
 */
export function backoffMs(attempt: number, random: number): number {
  const base = firstMs[attempt] ?? (attempt < promptTries ? promptMs : patientMs)
  return Math.round(base * (1 + random / 4))
}
