const stepsMs = [0, 500, 1000, 2000, 3000] as const

/**
 * How long to wait before try number `attempt` (0 is the first after a loss), in ms: at once, then growing to a cap of 3 s, so that a
 * village school is back within seconds of its line. Up to a quarter is added by chance (`random` in 0..1), so that a county does not return in one instant.
 */
export function backoffMs(attempt: number, random: number): number {
  const base = stepsMs[Math.min(Math.max(attempt, 0), stepsMs.length - 1)]!
  return Math.round(base * (1 + random / 4))
}
