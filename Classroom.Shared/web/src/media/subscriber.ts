import type { Consumer, Device } from 'mediasoup-client/types'
import type { ConsumerCreated } from '../contracts'
import { Refusal, type HubCall } from '../hub'
import { Reconciler } from './reconciler'
import { RelayTransport } from './relayTransport'
import { settle } from './settle'
import { fromMediasoup, toMediasoup } from './shapes'

/** A track to receive. Layer: highest simulcast layer wanted, 0 (thumbnail) to 2, null for the best. Held back while not active. */
export interface Want {
  sourceId: string
  routerId: string
  /** Tracks with the same group are played in step: a room's camera and microphone. */
  group: string
  layer: number | null
  active: boolean
}

interface Held {
  consumer: Consumer
  routerId: string
  layer: number | null
  active: boolean
}

export interface SubscriberOptions {
  call: HubCall
  /** Null until it has been loaded; nothing is received before. */
  device: () => Device | null
  onChange: () => void
}

/** What one Consume or consumer call may name. */
const batch = 64

/**
 * Keeps the tracks received equal to those wanted: one receive transport per router, consumers made and resumed in batches, layers and
 * pauses passed on. A track whose path is lost stays in `tracks` (its last picture stays on screen) until its successor is there.
 */
export class Subscriber {
  private wants = new Map<string, Want>()
  private soon = false
  private readonly held = new Map<string, Held>()
  private readonly absent = new Set<string>()
  /** Consumers that ended while they were still being set up here, or that were closed here already. */
  private readonly endedEarly = new Set<string>()
  private readonly lines = new Map<string, RelayTransport>()
  private readonly broken = new Set<string>()
  private readonly reconciler = new Reconciler(() => this.step(), (error) => this.fail(error))
  private readonly received = new Map<string, MediaStreamTrack>()
  problem: Refusal | null = null

  constructor(private readonly options: SubscriberOptions) {}

  /** Received tracks by source. */
  get tracks(): ReadonlyMap<string, MediaStreamTrack> {
    return this.received
  }

  /** The consumer that carries a source, or null while there is none. */
  consumerOf(sourceId: string): string | null {
    return this.held.get(sourceId)?.consumer.id ?? null
  }

  /** Whether anything is arriving. */
  get flowing(): boolean {
    return [...this.received.values()].some((track) => !track.muted)
  }

  get pathIntact(): boolean {
    return this.broken.size === 0
  }

  /** Soon: more will come from the lesson, so the line to its router is made already. */
  want(wants: readonly Want[], soon = false): void {
    this.soon = soon
    this.wants = new Map(wants.map((want) => [want.sourceId, want]))
    for (const sourceId of this.absent) if (!this.wants.has(sourceId)) this.absent.delete(sourceId)
    this.reconciler.kick()
  }

  /**
   * The relay ended these consumers: because their source did, or because a cut took the right to it. What is wanted all the same is asked for once more,
   * for the next cut may have given the right back; of a source that has ended the answer says so.
   */
  ended(consumerIds: readonly string[]): void {
    const ended = new Set(consumerIds)
    for (const [sourceId, held] of this.held) {
      if (!ended.delete(held.consumer.id)) continue
      this.drop(sourceId, held)
    }
    if (this.endedEarly.size > batch) this.endedEarly.clear()
    ended.forEach((consumerId) => this.endedEarly.add(consumerId))
    this.reconciler.kick()
    this.options.onChange()
  }

  /** The hub is back after an absence. When the relay kept what this page had, only broken paths need mending; else all is made anew. */
  recover(kept: boolean): void {
    this.absent.clear()
    for (const [routerId, line] of this.lines) {
      if (!kept) this.forget(routerId)
      else if (!line.intact) void line.restart()
    }
    this.reconciler.kick()
  }

  close(): void {
    this.reconciler.close()
    this.lines.forEach((line) => line.close())
  }

  private async step(): Promise<void> {
    const device = this.options.device()
    if (!device) return
    await this.closeUnwanted()
    if (this.soon && this.lines.size === 0 && this.wants.size === 0) await this.open(device)
    await this.consumeMissing(device)
    await this.passOnChanges()
    this.problem = null
    this.options.onChange()
  }

  private async closeUnwanted(): Promise<void> {
    const unwanted = [...this.held].filter(([sourceId]) => !this.wants.has(sourceId))
    unwanted.forEach(([sourceId, held]) => this.drop(sourceId, held))
    for (const sourceId of this.received.keys()) if (!this.wants.has(sourceId)) this.received.delete(sourceId)
    await this.tell('CloseConsumers', unwanted.map(([, held]) => held.consumer.id))
    // As for sending: nothing of a lesson that is over burdens the descriptions of the next.
    if (this.wants.size === 0 && !this.soon) [...this.lines.keys()].forEach((routerId) => this.hangUp(routerId))
  }

  private async consumeMissing(device: Device): Promise<void> {
    const missing = [...this.wants.values()].filter((want) => want.active && !this.held.has(want.sourceId) && !this.absent.has(want.sourceId))
    const routers = new Set(missing.map((want) => want.routerId))
    await settle([...routers].filter((routerId) => !this.lines.has(routerId)).map((routerId) => this.open(device, routerId)))
    const groups = new Map<string, Want[]>()
    for (const want of missing) groups.set(`${want.routerId} ${want.layer}`, [...(groups.get(`${want.routerId} ${want.layer}`) ?? []), want])
    await settle([...groups.values()].flatMap((wants) => chunks(wants).map((part) => this.consume(device, part))))
  }

  /** Makes consumers of one router and layer. They are born paused; the change to active follows as for any other. */
  private async consume(device: Device, wants: Want[]): Promise<void> {
    const { routerId, layer } = wants[0]!
    const line = this.lines.get(routerId)
    if (!line) return
    const rtpCapabilities = fromMediasoup.capabilities(device.recvRtpCapabilities)
    const request = { transportId: line.transport.id, sourceIds: wants.map((want) => want.sourceId), rtpCapabilities, ...(layer === null ? {} : { layer }) }
    const { consumers } = await this.options.call('Consume', request).catch((error: unknown) => this.forgetIfUnknown(routerId, error))
    const found = new Set(consumers.map((created) => created.sourceId))
    wants.filter((want) => !found.has(want.sourceId)).forEach((want) => this.absent.add(want.sourceId))
    await settle(consumers.map((created) => this.receive(line, created, wants.find((want) => want.sourceId === created.sourceId)!)))
  }

  private async receive(line: RelayTransport, created: ConsumerCreated, want: Want): Promise<void> {
    const { consumerId, sourceId, kind, rtpParameters } = created
    const consumer = await line.transport.consume({
      id: consumerId,
      producerId: sourceId,
      kind,
      rtpParameters: toMediasoup.parameters(rtpParameters),
      streamId: want.group,
    })
    if (this.endedEarly.delete(consumerId)) {
      consumer.close()
      this.reconciler.kick()
      return
    }
    this.held.set(sourceId, { consumer, routerId: want.routerId, layer: want.layer, active: false })
    this.received.set(sourceId, consumer.track)
    consumer.track.addEventListener('unmute', this.options.onChange)
  }

  private async passOnChanges(): Promise<void> {
    const known = [...this.held].map(([sourceId, held]) => ({ held, want: this.wants.get(sourceId)! })).filter(({ want }) => want)
    const changed = known.filter(({ held, want }) => held.active !== want.active)
    for (const active of [false, true]) {
      const part = changed.filter(({ want }) => want.active === active)
      part.forEach(({ held }) => (held.active = active))
      await this.tell(active ? 'ResumeConsumers' : 'PauseConsumers', part.map(({ held }) => held.consumer.id))
    }
    for (const { held, want } of known.filter(({ held, want }) => held.layer !== want.layer)) {
      held.layer = want.layer
      await this.options.call('SetLayer', { consumerId: held.consumer.id, layer: want.layer }).catch(passOverEnded)
    }
  }

  private async tell(method: 'CloseConsumers' | 'PauseConsumers' | 'ResumeConsumers', consumerIds: string[]): Promise<void> {
    for (const part of chunks(consumerIds)) await this.options.call(method, { consumerIds: part })
  }

  /** A line to that router, or to that of the lesson. */
  private async open(device: Device, wanted?: string): Promise<void> {
    const created = await this.options.call('CreateTransport', { direction: 'receive', ...(wanted ? { routerId: wanted } : {}) })
    const { routerId } = created
    const transport = device.createRecvTransport({ id: created.transportId, ...created })
    const line = new RelayTransport(transport, this.options.call, {
      lost: () => this.forget(routerId),
      path: (intact) => {
        if (intact) this.broken.delete(routerId)
        else this.broken.add(routerId)
        this.options.onChange()
      },
    })
    this.lines.set(routerId, line)
  }

  private drop(sourceId: string, held: Held): void {
    held.consumer.close()
    this.held.delete(sourceId)
    this.received.delete(sourceId)
  }

  private forgetIfUnknown(routerId: string, error: unknown): never {
    if (error instanceof Refusal && error.code === 'notFound') this.forget(routerId)
    throw error
  }

  private hangUp(routerId: string): void {
    this.lines.get(routerId)?.close()
    this.lines.delete(routerId)
    this.broken.delete(routerId)
  }

  private forget(routerId: string): void {
    this.hangUp(routerId)
    for (const [sourceId, held] of this.held) if (held.routerId === routerId) this.held.delete(sourceId)
    this.reconciler.kick()
  }

  private fail(error: unknown): void {
    this.problem = error instanceof Refusal ? error : new Refusal('internal', String(error))
    this.options.onChange()
  }
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / batch) }, (_, index) => items.slice(index * batch, (index + 1) * batch))
}

function passOverEnded(error: unknown): void {
  if (!(error instanceof Refusal && error.code === 'notFound')) throw error
}
