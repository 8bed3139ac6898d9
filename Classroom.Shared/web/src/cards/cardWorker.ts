import type { Corners, Point } from './answer'
import { CardDetector } from './detector'
import { loadOpenCv } from './openCv'
import { greyOf, type Picture } from './picture'
import type { ReadReply, ReadRequest } from './wire'

/** Longest side of a picture that is looked at, in pixels; a phone's larger one is made smaller first. */
const longestSide = 1920

const detector = loadOpenCv().then((openCv) => new CardDetector(openCv))
// Each request that waits for it tells of a failure; this only keeps it from being called unhandled before the first one comes.
detector.catch(() => undefined)

let canvas: OffscreenCanvas | undefined

self.onmessage = async ({ data: { id, bitmap } }: MessageEvent<ReadRequest>) => {
  try {
    const reader = await detector
    const began = performance.now()
    const picture = pictureOf(bitmap)
    const readings = reader.read(picture).map((reading) => ({ ...reading, corners: enlarged(reading.corners, bitmap.width / picture.width) }))
    reply({ id, readings, ms: performance.now() - began })
  } catch (error) {
    reply({ id, problem: String(error) })
  } finally {
    bitmap.close()
  }
}

function reply(message: ReadReply): void {
  self.postMessage(message)
}

function pictureOf(bitmap: ImageBitmap): Picture {
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)]
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.drawImage(bitmap, 0, 0, width, height)
  return greyOf(context.getImageData(0, 0, width, height))
}

function enlarged(corners: Corners, by: number): Corners {
  return corners.map(({ x, y }): Point => ({ x: x * by, y: y * by })) as unknown as Corners
}
