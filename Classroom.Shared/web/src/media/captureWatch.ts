import type { CaptureReport } from '../contracts'
import { LevelMeter } from './levelMeter'
import { judgedHeight, judgedWidth, PictureJudge } from './pictureJudge'

const everyMs = 500

/** This share of samples at the end of the range is no single peak any more. */
const clippedShare = 0.01

/** Readings, of the last so many, in which the sound was cut off before it is said so. */
const clippedReadings = 3
const readings = 10

/** Watches a room's own camera and microphone: two thumbnails and two short readings a second, whatever the size of the picture. */
export class CaptureWatch {
  private readonly video = document.createElement('video')
  private readonly pen = Object.assign(document.createElement('canvas'), { width: judgedWidth, height: judgedHeight }).getContext('2d', { willReadFrequently: true })
  private readonly meter: LevelMeter | null
  private readonly judge = new PictureJudge()
  private readonly clipped: boolean[] = []
  private readonly timer: ReturnType<typeof setInterval>

  /** @param told Called with each look. */
  constructor(
    private readonly camera: MediaStreamTrack | null,
    microphone: MediaStreamTrack | null,
    private readonly told: (report: CaptureReport) => void,
  ) {
    this.meter = microphone && new LevelMeter(microphone)
    if (camera) {
      this.video.muted = true
      this.video.srcObject = new MediaStream([camera])
      void this.video.play().catch(() => undefined)
    }
    this.timer = setInterval(() => this.look(), everyMs)
  }

  close(): void {
    clearInterval(this.timer)
    this.meter?.close()
    this.video.srcObject = null
  }

  private look(): void {
    // A page in the background is shown no new pictures; it has nothing to say of them.
    if (document.hidden) return
    if (this.pen && this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      this.pen.drawImage(this.video, 0, 0, judgedWidth, judgedHeight)
      this.judge.look(this.pen.getImageData(0, 0, judgedWidth, judgedHeight).data)
    }
    this.clipped.push((this.meter?.clippedShare() ?? 0) >= clippedShare)
    if (this.clipped.length > readings) this.clipped.shift()
    this.told({ picture: this.camera ? this.judge.word : null, clipping: this.clipped.filter(Boolean).length >= clippedReadings })
  }
}
