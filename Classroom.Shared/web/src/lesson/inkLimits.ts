import type { InkMark } from '../contracts'

// The relay's ContractLimits; the fixture "ink" holds both sides to the first two.

/** Steps that can be undone. */
export const maxUndo = 40

/** Weight of a mark beside its points and words. */
const inkWeight = 80

/** Longest coded points of one mark, in characters; a longer stroke goes on as another mark. */
export const maxPointsLength = 8 * 1024

/** Longest coded points of one signal, in characters. */
export const maxSignalPointsLength = 2 * 1024

/** Most marks that one command erases. */
export const maxErased = 100

/** The broadest line and the highest words, in units of the page's width. */
export const maxInkWidth = 3277

/** Most characters of a mark of words. */
export const maxInkText = 200

/** What a mark weighs on the way to a newcomer. */
export function weightOfMark(mark: InkMark): number {
  return inkWeight + mark.points.length + (mark.text?.length ?? 0)
}
