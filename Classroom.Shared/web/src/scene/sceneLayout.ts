import type { Scene } from '../contracts'
import { placesOf } from '../lesson'

/** A box in px from the top left corner of what holds it. */
export interface SceneBox {
  left: number
  top: number
  width: number
  height: number
}

const gap = 4
/** Width of the small picture of an inset, and its distance from the corner, as shares of the scene's width. */
const insetShare = 0.24
const marginShare = 0.015
/** Width of a page or screen that has a picture beside it: nothing may cover what is read. */
const readShare = 0.79

/**
 * Where a scene's places stand in a box of that size, the main one first; as many as the layout has. Every scene keeps 16:9, so that what the
 * director sees is what each room sees, whatever its screen.
 */
export function sceneLayout(scene: Pick<Scene, 'layout' | 'slots'>, width: number, height: number): SceneBox[] {
  const canvas = centred({ left: 0, top: 0, width, height })
  const kind = scene.slots[0]?.kind
  switch (scene.layout) {
    case 'one':
      return [canvas]
    case 'oneAndOne':
      return grid(canvas, 2, 1)
    case 'four':
      return grid(canvas, 2, 2)
    case 'nine':
      return grid(canvas, 3, 3)
    case 'oneAndMany':
      return oneAndMany(canvas)
    case 'inset':
      return kind === 'page' || kind === 'screen' ? beside(canvas) : inset(canvas)
    case 'card':
      return []
  }
}

/** The largest 16:9 box in the middle of another. */
function centred(box: SceneBox): SceneBox {
  const width = Math.min(box.width, (box.height * 16) / 9)
  const height = (width * 9) / 16
  return rounded({ left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2, width, height })
}

function grid(canvas: SceneBox, columns: number, rows: number): SceneBox[] {
  const width = (canvas.width - gap * (columns - 1)) / columns
  const height = (canvas.height - gap * (rows - 1)) / rows
  return Array.from({ length: columns * rows }, (_, place) =>
    centred({ left: canvas.left + (place % columns) * (width + gap), top: canvas.top + Math.floor(place / columns) * (height + gap), width, height }),
  )
}

/** Five small ones above each other are just as high as the canvas, and leave the large one 16:9. */
function oneAndMany(canvas: SceneBox): SceneBox[] {
  const small = placesOf.oneAndMany - 1
  const height = (canvas.height - gap * (small - 1)) / small
  const width = (height * 16) / 9
  const large = centred({ ...canvas, width: canvas.width - width - gap })
  const left = canvas.left + canvas.width - width
  return [large, ...Array.from({ length: small }, (_, place) => rounded({ left, top: canvas.top + place * (height + gap), width, height }))]
}

function inset(canvas: SceneBox): SceneBox[] {
  const width = canvas.width * insetShare
  const height = (width * 9) / 16
  const margin = canvas.width * marginShare
  return [canvas, rounded({ left: canvas.left + canvas.width - width - margin, top: canvas.top + canvas.height - height - margin, width, height })]
}

function beside(canvas: SceneBox): SceneBox[] {
  const main = centred({ ...canvas, width: canvas.width * readShare })
  const width = canvas.width - main.width - gap
  return [main, rounded({ left: canvas.left + main.width + gap, top: main.top, width, height: (width * 9) / 16 })]
}

function rounded({ left, top, width, height }: SceneBox): SceneBox {
  return { left: Math.round(left), top: Math.round(top), width: Math.floor(width), height: Math.floor(height) }
}
