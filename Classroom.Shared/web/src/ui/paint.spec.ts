import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paint } from './paint'

const video = (videoWidth: number, videoHeight: number) => ({ videoWidth, videoHeight }) as HTMLVideoElement

describe('paint', () => {
  const drawImage = vi.fn()
  let canvas: HTMLCanvasElement
  const laidOut = (clientWidth: number, clientHeight: number) => (canvas = { clientWidth, clientHeight, width: 300, height: 150, getContext: () => ({ drawImage }) } as unknown as HTMLCanvasElement)

  beforeEach(() => {
    drawImage.mockClear()
    vi.stubGlobal('devicePixelRatio', 1)
  })
  afterEach(() => void vi.unstubAllGlobals())

  it.each([
    ['cover', 320, 180, 1, [240, 135]],
    ['cover', 320, 180, 2, [480, 270]],
    ['cover', 320, 240, 1, [240, 180]],
    ['contain', 320, 240, 1, [180, 135]],
  ] as const)('to %s a box of 240 x 135 draws %i x %i at %i pixels to the px as it stands on the screen', (fit, width, height, ratio, drawn) => {
    vi.stubGlobal('devicePixelRatio', ratio)
    paint(video(width, height), laidOut(240, 135), fit)
    expect([canvas.width, canvas.height]).toEqual(drawn)
    expect(drawImage).toHaveBeenCalledWith(expect.anything(), 0, 0, ...drawn)
  })

  it.each([
    ['a video that has no picture', video(0, 0), [240, 135]],
    ['a canvas that is not laid out', video(320, 180), [0, 0]],
  ] as const)('leaves %s alone', (_, shown, [width, height]) => {
    paint(shown, laidOut(width, height), 'cover')
    expect(drawImage).not.toHaveBeenCalled()
  })
})
