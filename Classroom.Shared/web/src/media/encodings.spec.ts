import { describe, expect, it } from 'vitest'
import { cameraEncodings, codecFor } from './encodings'

describe('cameraEncodings', () => {
  it('sends 180, 360 and 720 lines as r0 to r2 of a usual camera', () => {
    expect(cameraEncodings(720)).toEqual([
      { rid: 'r0', scaleResolutionDownBy: 4, maxBitrate: 230_000 },
      { rid: 'r1', scaleResolutionDownBy: 2, maxBitrate: 640_000 },
      { rid: 'r2', scaleResolutionDownBy: 1, maxBitrate: 1_800_000 },
    ])
  })

  it.each([
    [480, 2],
    [360, 2],
    [240, 1],
  ])('sends a picture of %d lines in %d layers, the top one whole', (height, layers) => {
    const encodings = cameraEncodings(height)
    expect(encodings).toHaveLength(layers)
    expect(encodings.at(-1)?.scaleResolutionDownBy).toBe(1)
  })
})

describe('codecFor', () => {
  const codecs = [
    { mimeType: 'video/VP8' },
    { mimeType: 'video/H264', parameters: { 'packetization-mode': 0 } },
    { mimeType: 'video/H264', parameters: { 'packetization-mode': 1 } },
  ]

  it('finds a codec without regard to case', () => expect(codecFor(codecs, 'vp8')).toBe(codecs[0]))
  it('takes H264 only in packetization mode 1', () => expect(codecFor(codecs, 'h264')).toBe(codecs[2]))
  it('has none where the browser has none', () => expect(codecFor(codecs.slice(0, 2), 'h264')).toBeUndefined())
})
