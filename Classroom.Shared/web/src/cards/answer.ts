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
const tiltLimit = 40

/** The same where the card is taken to lean towards the camera or away from it, whichever is worse: 45 would be exact, 3 more loses fewer children. */
const doubtLimit = 48

/** Below this share of its width a marker is seen from too far aside: 0.25 is 75 degrees. */
const flatLimit = 0.25

/** Focal length by the picture's longer side: of a lens that sees 70 degrees across. For a narrower lens we only doubt more than we need to. */
const focalShare = 0.714

/**
 * The answer that a marker with these corners shows: the side that is highest in the room, if the camera stands upright. Undefined when the card stands
 * on its corner, or is seen so much from the side, or so far from the picture's middle, that its highest side cannot be told.
 *
 * A card may be turned aside and lean forward as it likes: how high its sides are above its middle is seen in the picture as it is, for turning about
 * the upright leaves heights alone and leaning shortens all of them alike. So only the corners' y counts, not the angles that perspective skews. What
 * remains is that above and below the picture's middle a side seems higher also for being nearer; which side is nearer a small marker does not show,
 * so that both are tried.
 */
export function answerOf(corners: Corners, width: number, height: number): Answer | undefined {
  const [p0, p1, p2, p3] = corners
  const right = { x: p1.x + p2.x - p0.x - p3.x, y: p1.y + p2.y - p0.y - p3.y }
  const down = { x: p2.x + p3.x - p0.x - p1.x, y: p2.y + p3.y - p0.y - p1.y }
  const turned = angle(right.y, down.y)
  const quarters = Math.round(turned / 90)
  if (Math.abs(turned - quarters * 90) > tiltLimit) return undefined

  const { near, flatness } = depths(right, down)
  const above = ((p0.y + p1.y + p2.y + p3.y) / 4 - height / 2) / (focalShare * Math.max(width, height))
  const doubts = [above, -above].map((sign) => angle(right.y + sign * near.right, down.y + sign * near.down))
  if (flatness < flatLimit || doubts.some((doubt) => apart(doubt, quarters * 90) > doubtLimit)) return undefined
  // A marker turned clockwise by a quarter has its left side up.
  return answers[(8 - quarters) % 4]
}

/**
 * How much the marker's edges point towards the camera, as long as their pictures, up to their common sign; and the marker's height in the picture by its
 * width, along its own ellipse. The two edges are equally long and stand upright on each other in the room.
 */
function depths(right: Point, down: Point): { near: { right: number; down: number }; flatness: number } {
  const longer = square(down) - square(right)
  const skew = right.x * down.x + right.y * down.y
  const spread = Math.hypot(longer, 2 * skew)
  const near = { right: Math.sqrt(Math.max(0, (spread + longer) / 2)), down: Math.sqrt(Math.max(0, (spread - longer) / 2)) * (skew > 0 ? -1 : 1) }
  const sum = square(right) + square(down)
  return { near, flatness: Math.sqrt((sum - spread) / (sum + spread)) }
}

const square = ({ x, y }: Point) => x * x + y * y

const angle = (sine: number, cosine: number) => (Math.atan2(sine, cosine) * 180) / Math.PI

/** Degrees between two directions, 0 to 180. */
const apart = (a: number, b: number) => Math.abs(((((a - b) % 360) + 540) % 360) - 180)
