/** The side of a card that is up. Clockwise round the card: A, B, C, D. */
export type Answer = 'A' | 'B' | 'C' | 'D'

/** All answers, clockwise round the card from the marker's own top. */
export const answers: readonly Answer[] = ['A', 'B', 'C', 'D']

/** A point of a picture in pixels, y downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A marker's corners in the picture, clockwise from the top left one of the printed marker. */
export type Corners = readonly [Point, Point, Point, Point]

/** How far, in degrees, a card may lean from upright and still be read; between 40 and 50 it stands on its corner and means nothing. */
export const tiltLimit = 40

/** The answer that a marker with these corners shows, or undefined when it stands on its corner. The camera stands upright. */
export function answerOf(corners: Corners): Answer | undefined {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners
  // The marker's own up, over both of its upright edges, so that a card seen from the side leans by its middle and not by one edge.
  const x = topLeft.x + topRight.x - bottomLeft.x - bottomRight.x
  const y = topLeft.y + topRight.y - bottomLeft.y - bottomRight.y
  const turned = (Math.atan2(x, -y) * 180) / Math.PI
  const quarters = Math.round(turned / 90)
  if (Math.abs(turned - quarters * 90) > tiltLimit) return undefined
  // A marker turned clockwise by a quarter has its left side up.
  return answers[(8 - quarters) % 4]
}
