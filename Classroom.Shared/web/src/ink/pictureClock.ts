/** How a picture's RTP time and lesson time correspond, as the relay says. */
export interface PictureTime {
  rtpTimestamp: number
  timeMs: number
}

/** RTP time of video counts so many a ms (RFC 3551, 90 kHz). */
const ticksPerMs = 90

/** After so long without a frame the picture stands still, and nothing waits for it. */
const stillMs = 500

/** Which moment of the lesson a picture shows. Times of the page's clock in ms, as performance.now() gives them. */
export class PictureClock {
  private map: PictureTime | null = null
  private shown: { timeMs: number; at: number } | null = null

  /** The relay told anew how times correspond. */
  learn(map: PictureTime | null): void {
    this.map = map
    if (!map) this.shown = null
  }

  /** A frame is on screen. @param at When it is, or was, presented. */
  present(rtpTimestamp: number, at: number): void {
    if (!this.map) return
    // The difference of two RTP times, which wrap at 32 bits.
    const ticks = (rtpTimestamp - this.map.rtpTimestamp) | 0
    this.shown = { timeMs: this.map.timeMs + ticks / ticksPerMs, at }
  }

  /** Lesson time that is seen now; Infinity when no picture says. Between frames time goes on. */
  timeAt(now: number): number {
    if (!this.shown || now - this.shown.at > stillMs) return Infinity
    return this.shown.timeMs + Math.max(0, now - this.shown.at)
  }
}
