import { gridLayout } from '@classroom/shared/ui'
import type { Box } from '../room/box'

const gap = 4
/** Width of the column of the other rooms, as a share of the stage's, while one is called. */
const columnShare = 0.2

/**
 * Where the receiving rooms stand before the teacher, in their order: all alike, or the called one large with the others in a column beside it,
 * so that nobody is lost from sight.
 */
export function lectureLayout(called: readonly boolean[], width: number, height: number): Box[] {
  const large = called.indexOf(true)
  if (large < 0 || called.length === 1) return grid(called.length, width, height)
  const beside = Math.round(width * columnShare)
  const [main] = grid(1, width - beside - gap, height)
  const others = grid(called.length - 1, beside, height).map((box) => ({ ...box, left: box.left + width - beside }))
  return [...others.slice(0, large), main!, ...others.slice(large)]
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
