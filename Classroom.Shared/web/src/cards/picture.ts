/** A picture in shades of grey, 0 black to 255 white, row by row without gaps. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array<ArrayBuffer>
}

/** Luma of an RGBA picture (BT.601 weights in 1/256, as cameras use them). */
export function greyOf(rgba: { width: number; height: number; data: Uint8ClampedArray | Uint8Array }): Picture {
  const pixels = new Uint8Array(rgba.width * rgba.height)
  const { data } = rgba
  for (let i = 0, at = 0; i < pixels.length; i++, at += 4) pixels[i] = (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8
  return { width: rgba.width, height: rgba.height, pixels }
}
