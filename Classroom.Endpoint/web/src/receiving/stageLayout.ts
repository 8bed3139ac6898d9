import type { Box } from '../room/box'

/** What else than the teacher is on stage. */
export interface OnStage {
  /** Something that the teacher shows: a screen or a page. */
  content: boolean
  /** A room that has the floor. */
  called: boolean
}

export interface Stage {
  /** What the teacher shows; while that is nothing the called room; while there is none the teacher. */
  main: Box
  /** The teacher, when something else is the main picture. */
  teacher: Box | null
  /** The called room beside what the teacher shows. */
  called: Box | null
  own: Box
  /** Words: who teaches, the lesson clock. */
  caption: Box
}

const gap = 4
/** Height of the words' row as a share of the screen's: one line of 40 px at 1080p with air. The teacher keeps 80.5 % of the area. */
const captionShare = 0.103
/** Width of the column beside the main picture as a share of the screen's: the teacher must stay recognisable from the last row. */
const columnShare = 0.16
/** The same while a called room stands in it too: a child that speaks must be seen to speak. */
const wideColumnShare = 0.24

/**
 * Where things stand on a receiving room's screen, so that nothing ever covers what the teacher shows. Alone, the teacher stands in the middle
 * above the row of words, at whose end the own room is seen. What is shown takes the top left; called room, teacher and own room stand in the
 * column beside it, or on a tall screen in the row below.
 */
export function stageLayout(width: number, height: number, { content, called }: OnStage): Stage {
  const main = fit(width, height * (1 - captionShare))
  if (!content && !called) {
    return { main: { ...main, left: (width - main.width) >> 1, top: 0 }, teacher: null, called: null, ...row(width, height, main.height, 1) }
  }
  const pictures = content && called ? 3 : 2
  const beside = fit(width * (1 - (pictures === 3 ? wideColumnShare : columnShare)), height * (1 - captionShare))
  const below = fit(width, height * (1 - pictures * captionShare))
  if (below.width > beside.width) {
    const { caption, own } = row(width, height, below.height, pictures)
    const left = (places: number) => ({ ...own, left: own.left - places * (own.width + gap) })
    return { main: { ...below, left: 0, top: 0 }, teacher: left(1), called: pictures === 3 ? left(2) : null, own, caption }
  }
  return { main: { ...beside, left: 0, top: 0 }, ...column(width, height, beside, pictures) }
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

/** The column beside the main picture: called room and teacher on top, the own room at its foot; words below. */
function column(width: number, height: number, main: { width: number; height: number }, pictures: number): Omit<Stage, 'main'> {
  const left = main.width + gap
  // On a very wide screen all pictures must still fit above each other.
  const small = fit(Math.max(0, width - left), (main.height - gap * (pictures - 1)) / pictures)
  const top = main.height + gap
  const place = (number: number) => ({ ...small, left, top: number * (small.height + gap) })
  return {
    teacher: place(pictures - 2),
    called: pictures === 3 ? place(0) : null,
    own: { ...small, left, top: main.height - small.height },
    caption: { left: 0, top, width, height: Math.max(0, height - top) },
  }
}
