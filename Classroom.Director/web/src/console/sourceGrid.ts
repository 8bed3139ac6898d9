/** How the sources stand below the monitors, in px. */
export interface SourceGrid {
  columns: number
  width: number
  /** Their heads lie on their pictures, for lack of height. */
  over: boolean
}

/** Between two sources, and above and around a source's picture: its head and its border, or the border alone. */
export const sourceGap = 8
export const sourceHead = 38
export const sourceBorder = 6

/** A face is recognised at a glance from here on, and at all from there on. */
const easy = 200
const least = 150

/**
 * One row, as long as its pictures are recognised at a glance; else as few equal rows as make them so. Where none does, the rows with the largest pictures;
 * where those are too small to be recognised at all, the same with the heads on the pictures; where that is not enough, equal rows that scroll.
 */
export function sourceGrid(count: number, boxWidth: number, boxHeight: number): SourceGrid {
  for (const over of [false, true]) {
    const all = Array.from({ length: count }, (_, at) => fitting(count, at + 1, boxWidth, boxHeight, over))
    const largest = Math.max(0, ...all.map(({ width }) => width))
    const fit = all.find(({ width }) => width >= Math.min(easy, largest))
    if (fit && fit.width >= least) return fit
  }
  const most = Math.max(1, Math.floor((boxWidth + sourceGap) / (least + sourceGap)))
  return fitting(count, Math.max(1, Math.ceil(count / most)), boxWidth, Infinity, false)
}

/** The largest equal pictures of 16:9 in so many rows. */
function fitting(count: number, rows: number, boxWidth: number, boxHeight: number, over: boolean): SourceGrid {
  const columns = Math.max(1, Math.ceil(count / rows))
  const byWidth = (boxWidth - sourceGap * (columns - 1)) / columns
  const byHeight = ((boxHeight - sourceGap * (rows - 1)) / rows - (over ? sourceBorder : sourceHead)) * (16 / 9)
  return { columns, width: Math.max(0, Math.floor(Math.min(byWidth, byHeight))), over }
}
