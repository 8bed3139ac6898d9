/**
 * Draws what a video shows at this moment, as large as it stands on the screen, so that the browser copies it there pixel by pixel. Does nothing while the
 * video has no picture or the canvas is not laid out; `object-fit` of the canvas goes for the picture as it would for the video.
 */
export function paint(video: HTMLVideoElement, canvas: HTMLCanvasElement, fit: 'cover' | 'contain'): void {
  const { videoWidth, videoHeight } = video
  const { clientWidth, clientHeight } = canvas
  if (!videoWidth || !clientWidth || !clientHeight) return
  const [across, down] = [clientWidth / videoWidth, clientHeight / videoHeight]
  const scale = (fit === 'cover' ? Math.max(across, down) : Math.min(across, down)) * devicePixelRatio
  const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)]
  // Setting a size empties the canvas, even to what it is.
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0, width, height)
}
