/** No tile that holds still is wider than this, in pixels. */
const mostWidth = 320

let canvas: HTMLCanvasElement | undefined

/**
 * What a video shows at this moment, as the address of an image; null when it shows nothing. An image and not a canvas: it is painted into the page
 * beside it, where a canvas or a video is a layer of its own that a browser without a GPU composes anew for each frame. Takes 1 to 2 ms.
 */
export function takeStill(video: HTMLVideoElement): string | null {
  if (!video.videoWidth) return null
  canvas ??= document.createElement('canvas')
  canvas.width = Math.min(mostWidth, video.videoWidth)
  canvas.height = Math.max(1, Math.round((canvas.width * video.videoHeight) / video.videoWidth))
  // In memory, where it is read back at once.
  canvas.getContext('2d', { alpha: false, willReadFrequently: true })?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/jpeg', 0.8)
}
