/** Sound below this many dBFS reads as silence, and above the second as full. Speech at 1 m into a room microphone lies between -45 and -20. */
const silentDb = -60
const fullDb = -10

/** The mean power of samples in -1..1 as a height from 0 to 1, even in decibels. */
export function levelOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const db = 10 * Math.log10(sum / Math.max(samples.length, 1) + 1e-12)
  return Math.min(1, Math.max(0, (db - silentDb) / (fullDb - silentDb)))
}

/** Samples this near to the end of the range are taken for cut off. */
const clippedAt = 0.985

/** The share of samples in -1..1 that stand at the end of their range. */
export function clippedShareOf(samples: Float32Array): number {
  let clipped = 0
  for (const sample of samples) if (Math.abs(sample) >= clippedAt) clipped++
  return clipped / Math.max(samples.length, 1)
}

let shared: AudioContext | null = null

/** Without a press the browser may hold the context back: it is asked again with the first one. */
function wake(context: AudioContext): void {
  if (context.state !== 'suspended') return
  const resume = () => void context.resume().catch(() => undefined)
  resume()
  for (const press of ['pointerdown', 'keydown']) window.addEventListener(press, resume, { once: true, capture: true })
}

/** Reads the level of one sound track. Nothing is played. */
export class LevelMeter {
  private readonly source: MediaStreamAudioSourceNode
  private readonly analyser: AnalyserNode
  private readonly samples: Float32Array<ArrayBuffer>

  constructor(track: MediaStreamTrack) {
    shared ??= new AudioContext()
    wake(shared)
    this.analyser = shared.createAnalyser()
    this.analyser.fftSize = 2048
    this.samples = new Float32Array(this.analyser.fftSize)
    this.source = shared.createMediaStreamSource(new MediaStream([track]))
    this.source.connect(this.analyser)
  }

  /** The level over the last 40 ms, 0 to 1. */
  read(): number {
    this.analyser.getFloatTimeDomainData(this.samples)
    return levelOf(this.samples)
  }

  /** The share of the last 40 ms that is cut off. */
  clippedShare(): number {
    this.analyser.getFloatTimeDomainData(this.samples)
    return clippedShareOf(this.samples)
  }

  close(): void {
    this.source.disconnect()
  }
}
