import { onScopeDispose } from 'vue'

/** Draws many pictures in step. */
export interface Pace {
  /** Has `draw` called with each beat, until the returned function is called. */
  join: (draw: () => void) => () => void
}

/**
 * A beat every `everyMs`, except while `holds` says that the pictures stand still. A browser without a GPU composes the page anew for each frame of each
 * video, sixty times a second where many videos play; of pictures drawn in step, only once a beat.
 */
export function usePace(everyMs: number, holds: () => boolean): Pace {
  const draws = new Set<() => void>()
  const timer = setInterval(() => {
    if (!holds()) draws.forEach((draw) => draw())
  }, everyMs)
  onScopeDispose(() => clearInterval(timer))
  return {
    join(draw) {
      draws.add(draw)
      return () => draws.delete(draw)
    },
  }
}
