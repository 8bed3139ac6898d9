import deck from './cards.json'

/** Squares across a pattern. */
export const patternModules = 6

/** Squares across a marker: its pattern and the black frame round it. */
export const markerModules = patternModules + 2

/**
 * The cards' patterns, seat 1 first: rows of the squares inside the frame, '1' white and '0' black, as they stand when A is up. They are the first
 * of OpenCV's DICT_6X6_250, in its order. The printed cards are drawn from the same file.
 */
export const cards: readonly (readonly string[])[] = deck.cards

/** The highest seat number that has a card. */
export const seatLimit = cards.length

/** Whether a square of the seat's marker is printed black. Columns and rows from 0 at the frame's top left corner. */
export function isBlack(seat: number, column: number, row: number): boolean {
  if (column < 1 || row < 1 || column > patternModules || row > patternModules) return true
  return cards[seat - 1]![row - 1]![column - 1] === '0'
}
