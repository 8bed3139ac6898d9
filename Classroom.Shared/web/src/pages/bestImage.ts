import type { PageImage } from '../contracts'

/** The smallest picture that is crisp when shown this wide (in the screen's own pixels), else the largest there is; undefined for a page without pictures. */
export function bestImage(images: readonly PageImage[], width: number): PageImage | undefined {
  return images.find((image) => image.width >= width) ?? images.at(-1)
}
