import type { ProducerOptions } from 'mediasoup-client/types'
import type { SourceKind, VideoCodec } from '../contracts'

type Encodings = NonNullable<ProducerOptions['encodings']>
type CodecOptions = NonNullable<ProducerOptions['codecOptions']>

/** Bits per second that 720 lines of a classroom need at 30 fps; fewer lines need less, by the power 1.5 (360: 640 kbit/s, 180: 230 kbit/s). */
const bitrate720 = 1_800_000

function bitrateFor(height: number): number {
  return Math.round((bitrate720 * (height / 720) ** 1.5) / 10_000) * 10_000
}

/**
 * Simulcast layers r0 (lowest) to r2 for a camera picture of `height` lines: 180, 360 and 720 for a usual camera. A small picture gets fewer
 * layers, since Chromium leaves the top one of three idle below about 540 lines.
 */
export function cameraEncodings(height: number): Encodings {
  const layers = height >= 540 ? 3 : height >= 270 ? 2 : 1
  return Array.from({ length: layers }, (_, layer) => {
    const scale = 2 ** (layers - 1 - layer)
    return { rid: `r${layer}`, scaleResolutionDownBy: scale, maxBitrate: bitrateFor(height / scale) }
  })
}

/** How a track of each kind is sent. A screen is one sharp layer at few frames; every sound carries in-band FEC against loss. */
export function encodingsOf(kind: SourceKind, track: MediaStreamTrack): { encodings?: Encodings; codecOptions: CodecOptions } {
  switch (kind) {
    case 'camera':
      return { encodings: cameraEncodings(track.getSettings().height ?? 720), codecOptions: { videoGoogleStartBitrate: 1000 } }
    case 'screen':
      return { encodings: [{ maxBitrate: 2_500_000, maxFramerate: 15 }], codecOptions: { videoGoogleStartBitrate: 1000 } }
    case 'microphone':
    case 'talkBack':
      return { codecOptions: { opusFec: true, opusMaxAverageBitrate: 48_000 } }
    case 'screenAudio':
      return { codecOptions: { opusFec: true, opusStereo: true, opusMaxAverageBitrate: 96_000 } }
  }
}

/** The browser's capability for the lesson's codec, or undefined when it cannot send it. H264 only in packetization mode 1 (RFC 6184 §6.3). */
export function codecFor<C extends { mimeType: string; parameters?: Record<string, unknown> }>(codecs: readonly C[], codec: VideoCodec): C | undefined {
  return codecs.find(
    (candidate) =>
      candidate.mimeType.toLowerCase() === `video/${codec}` && (codec !== 'h264' || candidate.parameters?.['packetization-mode'] === 1),
  )
}
