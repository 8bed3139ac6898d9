import { isBlack, markerModules } from '../deck'

/** White paper around the marker on every side, in modules, as on the printed card. */
export const paperMargin = 1.25

/** Half the side of the square card, in modules; the card's middle is (0, 0), u to the right, v down. */
export const halfCard = markerModules / 2 + paperMargin

const paper = 0.9
const ink = 0.07
const letter = 0.45

/** How bright a card is at a point, 0 to 1: its marker, the paper, and the small grey letters in the middle of each side. */
export function cardShade(seat: number, u: number, v: number): number {
  const half = markerModules / 2
  if (Math.abs(u) < half && Math.abs(v) < half) return isBlack(seat, Math.floor(u + half), Math.floor(v + half)) ? ink : paper
  const [along, out] = Math.abs(u) > Math.abs(v) ? [v, Math.abs(u)] : [u, Math.abs(v)]
  return Math.abs(along) < 0.12 && out > half + 0.4 && out < half + 0.7 ? letter : paper
}
