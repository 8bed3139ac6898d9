/** A box in px from the top left corner. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

export interface Stage {
  /** The teacher, or the shared screen while there is one. */
  main: Box
  /** The teacher while a screen is shared. */
  teacher: Box | null
  own: Box
  /** Words: who teaches, the lesson clock. */
  caption: Box
}

const gap = 4
/** Height of the words' row as a share of the screen's: one line of 40 px at 1080p with air. The teacher keeps 80.5 % of the area. */
const captionShare = 0.103
/** Width of the column beside a shared screen as a share of the screen's: the teacher must stay recognisable from the last row. */
const columnShare = 0.16

/**
 * Where things stand on a receiving room's screen, so that nothing ever covers what the teacher shows. Alone, the teacher stands in the middle
 * above the row of words, at whose end the own room is seen. A shared screen takes the top left; the teacher and the own room stand in the
 * column beside it, or on a tall screen in the row below.
 */
export function stageLayout(width: number, height: number, sharing: boolean): Stage {
  const main = fit(width, height * (1 - captionShare))
  if (!sharing) return { main: { ...main, left: (width - main.width) >> 1, top: 0 }, teacher: null, ...row(width, height, main.height, 1) }
  const beside = fit(width * (1 - columnShare), height * (1 - captionShare))
  const below = fit(width, height * (1 - 2 * captionShare))
  if (below.width > beside.width) {
    const { caption, own } = row(width, height, below.height, 2)
    return { main: { ...below, left: 0, top: 0 }, teacher: { ...own, left: own.left - own.width - gap }, own, caption }
  }
  return { main: { ...beside, left: 0, top: 0 }, ...column(width, height, beside) }
}

/** The largest 16:9 size in a box. */
function fit(width: number, height: number): { width: number; height: number } {
  const fitted = Math.min(width, (height * 16) / 9)
  return { width: Math.round(fitted), height: Math.round((fitted * 9) / 16) }
}

/** The row under the main picture: words, and at its end the own room with room for `pictures` of its size. */
function row(width: number, height: number, mainHeight: number, pictures: number): { caption: Box; own: Box } {
  const top = mainHeight + gap
  const small = fit(width / 4, Math.max(0, height - top))
  const taken = pictures * (small.width + gap)
  return {
    caption: { left: 0, top, width: Math.max(0, width - taken), height: Math.max(0, height - top) },
    own: { ...small, left: width - small.width, top },
  }
}

/** The column beside the main picture: the teacher on top, the own room at its foot; words below. */
function column(width: number, height: number, main: { width: number; height: number }): { teacher: Box; own: Box; caption: Box } {
  const left = main.width + gap
  // On a very wide screen two pictures must still fit above each other.
  const small = fit(Math.max(0, width - left), (main.height - gap) / 2)
  const top = main.height + gap
  return {
    teacher: { ...small, left, top: 0 },
    own: { ...small, left, top: main.height - small.height },
    caption: { left: 0, top, width, height: Math.max(0, height - top) },
  }
}
