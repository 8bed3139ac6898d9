export interface Grid {
  columns: number
  rows: number
  /** Size of one 16:9 tile in px. */
  width: number
  height: number
}

/** The columns that make `count` equal 16:9 tiles largest in a box, all in px. No tiles, or no room: zero. */
export function gridLayout(count: number, boxWidth: number, boxHeight: number, gap: number): Grid {
  let best: Grid = { columns: 0, rows: 0, width: 0, height: 0 }
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns)
    const byWidth = (boxWidth - gap * (columns - 1)) / columns
    const byHeight = ((boxHeight - gap * (rows - 1)) / rows) * (16 / 9)
    const width = Math.max(0, Math.floor(Math.min(byWidth, byHeight)))
    if (width > best.width) best = { columns, rows, width, height: Math.floor((width * 9) / 16) }
  }
  return best
}
