/** A box in px from the top left corner. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

export interface Stage {
  /** The teacher, or the shared screen while there is one: at least 80 % of a 16:9 screen for the teacher alone. */
  main: Box
  /** The teacher while a screen is shared. */
  teacher: Box | null
  own: Box
  /** Words: who teaches, the lesson clock. */
  caption: Box
}

/** Share of the screen's width that the column of small pictures takes. The main picture keeps 80.5 % of the area. */
const columnAlone = 0.103
/** Beside a shared screen the teacher must stay recognisable from the last row. */
const columnSharing = 0.16

/**
 * Where things stand on a receiving room's screen. The main picture fills the top left; the column and the row that 16:9 leaves over hold
 * the small pictures and the words, so that nothing ever covers what the teacher shows.
 */
export function stageLayout(width: number, height: number, sharing: boolean): Stage {
  const gap = 4
  const share = sharing ? columnSharing : columnAlone
  let mainWidth = Math.round(width * (1 - share))
  let mainHeight = Math.round((mainWidth * 9) / 16)
  const tallest = Math.round(height * (1 - share))
  if (mainHeight > tallest) {
    mainHeight = tallest
    mainWidth = Math.round((mainHeight * 16) / 9)
  }
  const left = mainWidth + gap
  const column = Math.max(0, width - left)
  // On a very wide screen two small pictures must still fit above each other.
  const smallWidth = Math.min(column, Math.floor(((mainHeight - gap) / 2) * (16 / 9)))
  const small = { left, width: smallWidth, height: Math.floor((smallWidth * 9) / 16) }
  return {
    main: { left: 0, top: 0, width: mainWidth, height: mainHeight },
    teacher: sharing ? { ...small, top: 0 } : null,
    own: { ...small, top: mainHeight - small.height },
    caption: { left: 0, top: mainHeight + gap, width, height: Math.max(0, height - mainHeight - gap) },
  }
}
