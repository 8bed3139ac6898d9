import type { Device, Producer } from 'mediasoup-client/types'
import type { SourceKind, VideoCodec } from '../contracts'
import { Refusal, type HubCall } from '../hub'
import { codecFor, encodingsOf } from './encodings'
import { Reconciler } from './reconciler'
import { RelayTransport } from './relayTransport'
import { settle } from './settle'

export interface PublisherOptions {
  call: HubCall
  /** Null until it has been loaded; nothing is sent before. */
  device: () => Device | null
  onChange: () => void
  /** The lesson whose lecturer hears it, for a director's voice. */
  lessonId?: string
}

/**
 * Keeps the relay's picture of this page's tracks equal to what is wanted: the owner sets tracks and a lesson's codec, the publisher
 * makes the transport and producers, swaps tracks in place, and makes all of it anew when the transport is lost.
 */
export class Publisher {
  private readonly wanted = new Map<SourceKind, MediaStreamTrack>()
  private readonly producers = new Map<SourceKind, Producer>()
  private readonly reconciler = new Reconciler(() => this.step(), (error) => this.fail(error))
  private line: RelayTransport | null = null
  private codec: VideoCodec | null = null
  /** The relay's last refusal, or null while all is well. */
  problem: Refusal | null = null
  pathIntact = true

  constructor(private readonly options: PublisherOptions) {}

  /** Publishes with this codec; null stops publishing (the tracks stay set for the next lesson). */
  use(codec: VideoCodec | null): void {
    if (codec === this.codec) return
    this.codec = codec
    this.reconciler.kick()
  }

  /** The track to publish as this source, or null for none. The publisher never stops a track: it belongs to its owner. */
  set(kind: SourceKind, track: MediaStreamTrack | null): void {
    if (this.wanted.get(kind) === track || (!track && !this.wanted.has(kind))) return
    if (track) this.wanted.set(kind, track)
    else this.wanted.delete(kind)
    this.reconciler.kick()
  }

  /** Kinds that the relay has accepted. */
  get published(): ReadonlySet<SourceKind> {
    return new Set(this.producers.keys())
  }

  /** Upload bit rate and loss as the browser counts them. */
  async stats(): Promise<RTCStatsReport | null> {
    return this.line && !this.line.transport.closed ? this.line.transport.getStats() : null
  }

  /** The hub is back after an absence. When the relay kept what this page had, only a broken path needs mending; else all is made anew. */
  recover(kept: boolean): void {
    if (!kept) this.forget()
    else if (this.line && !this.line.intact) void this.line.restart()
    this.reconciler.kick()
  }

  close(): void {
    this.reconciler.close()
    this.line?.close()
  }

  private async step(): Promise<void> {
    const device = this.options.device()
    if (!device) return
    if (this.codec) await this.reconcile(device)
    else await this.rest()
    this.problem = null
    this.options.onChange()
  }

  private async reconcile(device: Device): Promise<void> {
    for (const [kind, producer] of this.producers) {
      const track = this.wanted.get(kind)
      if (!track) await this.unpublish(kind, producer)
      else if (producer.track !== track) await producer.replaceTrack({ track })
    }
    const missing = [...this.wanted].filter(([kind]) => !this.producers.has(kind))
    if (missing.length > 0) {
      this.line ??= await this.open(device)
      const line = this.line
      await settle(missing.map(([kind, track]) => this.publish(device, line, kind, track)))
    }
  }

  /** A transport's description keeps a section for every track it ever had, so each lesson gets a new one: a page may stay open all week. */
  private async rest(): Promise<void> {
    const sources = [...this.producers.values()]
    this.hangUp()
    await settle(sources.map((producer) => this.closeSource(producer)))
  }

  private async publish(device: Device, line: RelayTransport, source: SourceKind, track: MediaStreamTrack): Promise<void> {
    const codec = track.kind === 'video' ? codecFor(device.sendRtpCapabilities.codecs ?? [], this.codec!) : undefined
    if (track.kind === 'video' && !codec) throw new Refusal('noCommonCodec', `this browser cannot send ${this.codec}`)
    const producer = await line.transport.produce({
      track,
      ...encodingsOf(source, track),
      ...(codec ? { codec } : {}),
      // One stream per pair of picture and sound: receivers keep their lips in step by it.
      streamId: source === 'camera' || source === 'microphone' ? 'room' : 'screen',
      stopTracks: false,
      appData: { source, lessonId: this.options.lessonId },
    })
    this.producers.set(source, producer)
    producer.on('transportclose', () => this.producers.delete(source))
  }

  private async unpublish(kind: SourceKind, producer: Producer): Promise<void> {
    this.producers.delete(kind)
    producer.close()
    await this.closeSource(producer)
  }

  private async closeSource(producer: Producer): Promise<void> {
    await this.options.call('CloseSource', { sourceId: producer.id }).catch((error: unknown) => {
      // The relay ended it before us (下课, or a lost connection): that is what was wanted.
      if (!(error instanceof Refusal)) throw error
    })
  }

  private async open(device: Device): Promise<RelayTransport> {
    const created = await this.options.call('CreateTransport', { direction: 'send' })
    const transport = device.createSendTransport({ id: created.transportId, ...created })
    return new RelayTransport(transport, this.options.call, {
      lost: () => this.forget(),
      path: (intact) => {
        this.pathIntact = intact
        this.options.onChange()
      },
    })
  }

  private forget(): void {
    this.hangUp()
    this.reconciler.kick()
  }

  private hangUp(): void {
    this.line?.close()
    this.line = null
    this.producers.clear()
    this.pathIntact = true
  }

  private fail(error: unknown): void {
    this.problem = error instanceof Refusal ? error : new Refusal('internal', String(error))
    if (this.problem.code === 'notFound' && this.line) this.forget()
    this.options.onChange()
  }
}
