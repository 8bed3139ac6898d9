import { gridLayout } from '@classroom/shared/ui'
import type { Box } from '../room/box'

const gap = 4
/** Width of the column of the other rooms, as a share of the stage's, while one room or what the teacher shows is large. */
const columnShare = 0.2
/** The same while a room speaks beside what the teacher shows: the teacher must see the child that speaks. */
const wideColumnShare = 0.32
/** Height that the speaking room may take of that column while others stand below it. */
const speakerShare = 0.6

/**
 * Where the receiving rooms stand before the teacher, in their order: all alike, or the called one large with the others in a column beside it,
 * so that nobody is lost from sight. With `content` what the teacher shows has the large place, and its box is the last; the called room is then
 * the largest of the column.
 */
export function lectureLayout(called: readonly boolean[], content: boolean, width: number, height: number): Box[] {
  const speaker = called.indexOf(true)
  const count = called.length
  if (!content && (speaker < 0 || count === 1)) return grid(count, width, height)
  if (content && count === 0) return grid(1, width, height)
  const speaks = content && speaker >= 0
  const narrow = Math.round(width * columnShare)
  /** What the main picture leaves free beside it anyway. */
  const spare = Math.floor(width - gap - (height * 16) / 9)
  const beside = speaks ? Math.round(width * wideColumnShare) : widthFor(content ? count : count - 1, narrow, spare, height)
  const [main] = grid(1, width - beside - gap, height)
  /** Rooms at the right edge, from `top` down. */
  const column = (rooms: number, columnWidth: number, top: number, bottom: number) =>
    grid(rooms, columnWidth, bottom - top).map((box) => ({ ...box, left: box.left + width - columnWidth, top: box.top + top }))
  if (!content) return among(column(count - 1, beside, 0, height), speaker, main!)
  if (!speaks) return [...column(count, beside, 0, height), main!]
  const [large] = column(1, beside, 0, count > 1 ? height * speakerShare : height)
  const speaking = count > 1 ? { ...large!, top: 0 } : large!
  // The others keep their size, where they have it.
  const top = speaking.height + gap
  const others = column(count - 1, widthFor(count - 1, narrow, beside, height - top), top, height)
  return [...among(others, speaker, speaking), main!]
}

/** The wider of two columns, where rooms that are many stand larger in it; but a few stay as small as in the narrow one. */
function widthFor(rooms: number, narrow: number, wide: number, height: number): number {
  const tile = (width: number) => gridLayout(rooms, width, height, gap).width
  return wide > narrow && tile(wide) > tile(narrow) && tile(wide) <= narrow ? wide : narrow
}

function among(others: readonly Box[], place: number, box: Box): Box[] {
  return [...others.slice(0, place), box, ...others.slice(place)]
}

function grid(count: number, width: number, height: number): Box[] {
  const { columns, rows, width: tile, height: tileHeight } = gridLayout(count, width, height, gap)
  const left = (width - columns * (tile + gap) + gap) / 2
  const top = (height - rows * (tileHeight + gap) + gap) / 2
  return Array.from({ length: count }, (_, number) => ({
    left: left + (number % columns) * (tile + gap),
    top: top + Math.floor(number / columns) * (tileHeight + gap),
    width: tile,
    height: tileHeight,
  }))
}
