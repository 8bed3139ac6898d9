import type { Reading } from './reading'
import type { ReadReply, ReadRequest } from './wire'

/** What a picture can be taken from. A video or camera frame must be as the camera sees it: a mirrored one has no cards. */
export type Source = HTMLVideoElement | HTMLCanvasElement | ImageBitmap | ImageData | VideoFrame

/** What one picture gave. */
export interface FrameReadings {
  readonly readings: readonly Reading[]
  /** How long the worker looked at it, in ms. */
  readonly ms: number
}

/** Pause from one picture of a video to the next, in ms: four a second where the PC keeps up. */
const pause = 250

/** Pictures without news after which a class is taken to hold its cards still, and the pause between pictures from then on, in ms. */
const stillAfter = 12
const stillPause = 1_000

/** After a picture that took long, the pause is at least this share of that time, so that one core is never all the cards'. */
const restShare = 0.5

/**
 * Reads cards in a worker of its own, one picture after another. The reader (3 MB) is fetched when the first CardReader is made, and is in the
 * browser's cache from then on.
 */
export class CardReader {
  readonly #worker: Worker
  readonly #waiting = new Map<number, { resolve: (frame: FrameReadings) => void; reject: (error: Error) => void }>()
  #lastId = 0
  #closed = false

  constructor() {
    this.#worker = new Worker(new URL('./cardWorker.ts', import.meta.url), { type: 'module', name: 'cards' })
    this.#worker.onmessage = ({ data }: MessageEvent<ReadReply>) => this.#settle(data)
    this.#worker.onerror = (event) => this.#fail(event.message || 'The reader of cards could not be loaded.')
  }

  /** Reads one picture. Rejects when the reader cannot be loaded, the picture has no size yet, or the reader is closed meanwhile. */
  async read(source: Source): Promise<FrameReadings> {
    const bitmap = await createImageBitmap(source)
    if (this.#closed) {
      bitmap.close()
      throw new Error('The reader of cards is closed.')
    }
    const request: ReadRequest = { id: ++this.#lastId, bitmap }
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject })
      this.#worker.postMessage(request, [bitmap])
    })
  }

  /**
   * Reads a playing video about four times a second, never two pictures at once, until the returned function is called. A picture that cannot be read
   * is told to `onProblem`, and the next one is tried. `onFrame` answers false when a picture told nothing new; after some such pictures the video is
   * read once a second until there is news: the PC has the lesson to show as well.
   */
  watch(video: HTMLVideoElement, onFrame: (frame: FrameReadings) => boolean, onProblem: (error: unknown) => void): () => void {
    let timer = 0
    let stopped = false
    let still = 0
    const next = async () => {
      const began = performance.now()
      try {
        if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0) {
          const frame = await this.read(video)
          if (!stopped) still = onFrame(frame) ? 0 : still + 1
        }
      } catch (error) {
        if (!stopped) onProblem(error)
      }
      const took = performance.now() - began
      if (!stopped && !this.#closed) timer = window.setTimeout(next, Math.max((still < stillAfter ? pause : stillPause) - took, took * restShare))
    }
    void next()
    return () => {
      stopped = true
      window.clearTimeout(timer)
    }
  }

  /** Ends the worker; reads under way reject. */
  close(): void {
    this.#closed = true
    this.#worker.terminate()
    this.#fail('The reader of cards is closed.')
  }

  #settle(reply: ReadReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if ('problem' in reply) waiting?.reject(new Error(reply.problem))
    else waiting?.resolve({ readings: reply.readings, ms: reply.ms })
  }

  #fail(message: string): void {
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    waiting.forEach(({ reject }) => reject(new Error(message)))
  }
}
