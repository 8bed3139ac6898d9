import type { InkKind, InkMark, LessonSignal } from '../contracts'

/** What the hand holds. */
export type InkTool = InkKind | 'eraser' | 'pointer'

/** How it writes. */
export interface InkLook {
  tool: InkTool
  /** Number in the palette. */
  colour: number
  /** Breadth of a line in units of the surface's width. */
  width: number
}

/** Where a hand's work goes. */
export interface InkSink {
  /** Rejects when the mark was refused. */
  draw: (surface: string, mark: InkMark) => Promise<void>
  erase: (surface: string, markIds: string[]) => Promise<void>
  /** False while so much is on the way that more would only come late. */
  ready: () => boolean
  /** Of a movement made at that time of the page's clock, in ms. */
  signal: (signal: LessonSignal, madeAt: number) => void
}

/** A marker is broader than a pen of the same choice. */
const markerBreadth = 6

/** Height of words by the breadth of a line. */
const wordHeight = 12

/** What a mark of that tool measures. */
export function widthOf({ tool, width }: InkLook): number {
  return tool === 'marker' ? width * markerBreadth : tool === 'text' ? width * wordHeight : width
}
