import type { Answer, Corners } from './answer'

/** One card as one picture shows it. */
export interface Reading {
  /** The seat whose card it is, from 1. */
  readonly seat: number
  readonly answer: Answer
  /** Of the marker in the picture, in pixels, clockwise from the printed marker's top left corner. */
  readonly corners: Corners
  /** The share of the marker's squares that are seen as they were printed: 1 when every one is. */
  readonly confidence: number
}
