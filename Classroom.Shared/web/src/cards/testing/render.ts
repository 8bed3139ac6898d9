import { answers, type Corners } from '../answer'
import { markerModules } from '../deck'
import { cardShade, halfCard } from './cardArt'
import { Random } from './random'
import type { HeldCard, Scene } from './scene'

/** Focal length in pixels of a lens that sees 70 degrees across 1920 pixels. */
export const focalOf = (width: number): number => width / 2 / Math.tan((35 * Math.PI) / 180)

const rayCount = 4

/** Three by three, row by row. */
type Matrix = [number, number, number, number, number, number, number, number, number]

/** The scene as light falls on the sensor: shades 0 to 1, row by row, sharp and without noise. */
export function drawScene(scene: Scene): Float32Array {
  const { width, height, light } = scene.conditions
  const random = new Random(scene.seed)
  const canvas = new Canvas(width, height)
  drawRoom(canvas, random)
  // The far ones first: who sits in front hides who sits behind.
  for (const card of [...scene.cards].sort((a, b) => a.size - b.size)) drawCard(canvas, card, random)
  for (let i = 0; i < canvas.shades.length; i++) canvas.shades[i]! *= light[0] + ((light[1] - light[0]) * (i % width)) / width
  return canvas.shades
}

class Canvas {
  readonly shades: Float32Array

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.shades = new Float32Array(width * height).fill(0.6)
  }

  rectangle(left: number, top: number, width: number, height: number, shade: number): void {
    const right = Math.min(this.width, Math.round(left + width))
    for (let y = Math.max(0, Math.round(top)); y < Math.min(this.height, Math.round(top + height)); y++) {
      if (right > left) this.shades.fill(shade, y * this.width + Math.max(0, Math.round(left)), y * this.width + Math.max(0, right))
    }
  }

  ellipse(x: number, y: number, acrossHalf: number, downHalf: number, shade: number): void {
    for (let row = Math.max(0, Math.floor(y - downHalf)); row <= Math.min(this.height - 1, y + downHalf); row++) {
      const reach = acrossHalf * Math.sqrt(Math.max(0, 1 - ((row - y) / downHalf) ** 2))
      this.rectangle(x - reach, row, 2 * reach, 1, shade)
    }
  }
}

/** What stands in a classroom: wall, windows with bars, posters with writing, black and white tiles, children, checked shirts, desks. */
function drawRoom(canvas: Canvas, random: Random): void {
  const { width, height } = canvas
  const unit = width / 1920
  canvas.rectangle(0, 0, width, height * 0.5, random.between(0.45, 0.75))
  canvas.rectangle(0, height * 0.5, width, height, random.between(0.2, 0.5))
  for (let i = 0; i < 5; i++) drawWindow(canvas, random, unit)
  for (let i = 0; i < 8; i++) drawPoster(canvas, random, unit)
  for (let i = 0; i < 4; i++) drawTiles(canvas, random, unit)
  for (let i = 0; i < 34; i++) drawChild(canvas, random, unit)
  for (let i = 0; i < 20; i++) {
    canvas.rectangle(random.between(0, width), random.between(height * 0.4, height), unit * random.between(80, 300), unit * random.between(8, 40), random.between(0.1, 0.8))
  }
}

function drawWindow(canvas: Canvas, random: Random, unit: number): void {
  const [x, y] = [random.between(0, canvas.width), random.between(0, canvas.height * 0.4)]
  const side = unit * random.between(80, 220)
  canvas.rectangle(x, y, side, side * 1.4, 0.15)
  for (let column = 0; column < 3; column++) {
    for (let row = 0; row < 4; row++) canvas.rectangle(x + (column + 0.1) * (side / 3), y + (row + 0.1) * (side * 0.35), side * 0.27, side * 0.28, random.between(0.85, 1))
  }
}

function drawPoster(canvas: Canvas, random: Random, unit: number): void {
  const [x, y, side] = [random.between(0, canvas.width), random.between(0, canvas.height * 0.7), unit * random.between(60, 180)]
  canvas.rectangle(x - side * 0.05, y - side * 0.05, side * 1.1, side * 1.3, 0.1)
  canvas.rectangle(x, y, side, side * 1.2, 0.9)
  for (let line = 0; line < 10; line++) {
    for (let sign = 0; sign < 9; sign++) {
      if (random.below(5) > 0) canvas.rectangle(x + side * (0.06 + sign * 0.1), y + side * (0.06 + line * 0.11), side * random.between(0.03, 0.08), side * random.between(0.03, 0.08), 0.1)
    }
  }
}

/** A black frame around random black and white squares, of 4 to 8 across: QR codes, chess boards, other people's markers. */
function drawTiles(canvas: Canvas, random: Random, unit: number): void {
  const [x, y, tile] = [random.between(0, canvas.width), random.between(0, canvas.height), unit * random.between(4, 14)]
  const across = 4 + random.below(5)
  canvas.rectangle(x - 2 * tile, y - 2 * tile, (across + 4) * tile, (across + 4) * tile, 0.9)
  canvas.rectangle(x - tile, y - tile, (across + 2) * tile, (across + 2) * tile, 0.08)
  for (let i = 0; i < across * across; i++) {
    if (random.below(2) > 0) canvas.rectangle(x + (i % across) * tile, y + Math.floor(i / across) * tile, tile, tile, 0.9)
  }
}

function drawChild(canvas: Canvas, random: Random, unit: number): void {
  const [x, y, head] = [random.between(0, canvas.width), random.between(canvas.height * 0.3, canvas.height), unit * random.between(18, 45)]
  const shirt = random.between(0.1, 0.9)
  canvas.ellipse(x, y + head * 3, head * 1.8, head * 2, shirt)
  if (random.below(3) === 0) {
    for (let i = 0; i < 36; i++) canvas.rectangle(x + ((i % 6) - 3) * head * 0.4, y + head * (1.8 + Math.floor(i / 6) * 0.4), head * 0.2, head * 0.2, 1 - shirt)
  }
  canvas.ellipse(x, y, head, head * 1.25, 0.55)
  canvas.ellipse(x, y - head * 0.6, head, head * 0.7, 0.08)
}

/** Draws the card in perspective, every pixel as the mean of 16 rays, with its shadow and what covers it. */
function drawCard(canvas: Canvas, card: HeldCard, random: Random): void {
  const toPicture = homography(card, canvas.width, canvas.height)
  const [h0, h1, h2, h3, h4, h5, h6, h7, h8] = inverse(toPicture)
  const outline = [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([u, v]) => project(toPicture, u! * halfCard, v! * halfCard))
  const [left, right] = [Math.min(...outline.map((p) => p[0])), Math.max(...outline.map((p) => p[0]))]
  const [top, bottom] = [Math.min(...outline.map((p) => p[1])), Math.max(...outline.map((p) => p[1]))]
  const edge = random.between(-2, 2)
  const slope = random.between(-1, 1)
  for (let y = Math.max(0, Math.floor(top)); y <= Math.min(canvas.height - 1, bottom); y++) {
    for (let x = Math.max(0, Math.floor(left)); x <= Math.min(canvas.width - 1, right); x++) {
      let [sum, hit] = [0, 0]
      for (let ray = 0; ray < rayCount * rayCount; ray++) {
        const [rayX, rayY] = [x + ((ray % rayCount) + 0.5) / rayCount, y + (Math.floor(ray / rayCount) + 0.5) / rayCount]
        const depth = h6 * rayX + h7 * rayY + h8
        const u = (h0 * rayX + h1 * rayY + h2) / depth
        const v = (h3 * rayX + h4 * rayY + h5) / depth
        if (Math.abs(u) > halfCard || Math.abs(v) > halfCard) continue
        hit++
        sum += cardShade(card.seat, u, v) * (u + slope * v > edge ? card.shadow : 1)
      }
      const at = y * canvas.width + x
      canvas.shades[at] = (sum + canvas.shades[at]! * (rayCount * rayCount - hit)) / (rayCount * rayCount)
    }
  }
  drawCover(canvas, card, toPicture, random)
}

function drawCover(canvas: Canvas, card: HeldCard, toPicture: Matrix, random: Random): void {
  const module = card.size / markerModules
  const side = random.pick([-1, 1])
  const skin = random.between(0.35, 0.6)
  if (card.cover === 'thumb') {
    const [x, y] = project(toPicture, side * (halfCard - 0.1), random.between(0, halfCard))
    canvas.ellipse(x, y, module * 0.7, module * 0.5, skin)
  } else if (card.cover === 'finger') {
    const [x, y] = project(toPicture, side * markerModules * 0.42, random.between(0, markerModules * 0.4))
    canvas.ellipse(x, y, module * 1.6, module * 0.7, skin)
  } else if (card.cover === 'head') {
    const [x, y] = project(toPicture, random.between(-3, 3), halfCard)
    canvas.ellipse(x, y, card.size * 0.5, card.size * random.between(0.3, 0.7), 0.08)
  }
}

/** Where the marker's corners are in the picture. */
export function heldCorners(card: HeldCard, width: number, height: number): Corners {
  const matrix = homography(card, width, height)
  const half = markerModules / 2
  const at = (u: number, v: number) => {
    const [x, y] = project(matrix, u, v)
    return { x, y }
  }
  return [at(-half, -half), at(half, -half), at(half, half), at(-half, half)]
}

/** From the card (modules) to the picture (pixels): a pinhole camera that looks at the card turned by roll, yaw and pitch. Row by row. */
function homography(card: HeldCard, width: number, height: number): Matrix {
  const focal = focalOf(width)
  const depth = (focal * markerModules) / card.size
  const roll = ((card.tilt - 90 * answers.indexOf(card.answer)) * Math.PI) / 180
  const [yaw, pitch] = [(card.yaw * Math.PI) / 180, (card.pitch * Math.PI) / 180]
  const [cr, sr, cy, sy, cp, sp] = [Math.cos(roll), Math.sin(roll), Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)]
  // The child first turns the card in its plane, then leans it, then turns it to the side.
  const right = [cr * cy + sr * sp * sy, sr * cp, -cr * sy + sr * sp * cy]
  const down = [-sr * cy + cr * sp * sy, cr * cp, sr * sy + cr * sp * cy]
  const centre = [((card.x - width / 2) * depth) / focal, ((card.y - height / 2) * depth) / focal, depth]
  const row = (axis: 0 | 1, middle: number) => [right, down, centre].map((column) => focal * column[axis]! + middle * column[2]!)
  return [...row(0, width / 2), ...row(1, height / 2), right[2]!, down[2]!, centre[2]!] as Matrix
}

function project(h: Matrix, x: number, y: number): [number, number] {
  const depth = h[6] * x + h[7] * y + h[8]
  return [(h[0] * x + h[1] * y + h[2]) / depth, (h[3] * x + h[4] * y + h[5]) / depth]
}

/** Inverse up to scale, which a homography does not mind. */
function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  return [e * i - f * h, c * h - b * i, b * f - c * e, f * g - d * i, a * i - c * g, c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d]
}
