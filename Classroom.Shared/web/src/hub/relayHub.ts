import type { LessonPosition, RelayError, Reply } from '../contracts'
import { backoffMs } from './backoff'
import { Emitter } from './emitter'
import type { HubCall, HubEvents } from './hubMethods'
import { isFinal, Refusal } from './refusal'
import { openWire, type Wire } from './wire'

/** connecting: a try is under way. waiting: the last try failed, the next comes by itself. closed: the relay asked us to stay away, or the page did. */
export type HubStatus =
  | { phase: 'connecting' | 'waiting'; attempt: number }
  | { phase: 'online' }
  | { phase: 'closed'; reason: Refusal | null }

export interface RelayHubOptions {
  url: string
  /** Made once per page load; lets the relay tell a reconnect from a second device. */
  instanceId: string
  /** Called before each connection: a bearer token, or null where a cookie does it. A final Refusal ends the trying. */
  credential: () => Promise<string | null>
  /** How far the page knows its lesson, asked before each entering. */
  position?: () => LessonPosition | undefined
  open?: (url: string, accessToken: string | null) => Wire
  random?: () => number
}

/**
 * The page's connection to the relay. Connects, enters, and does so again after every loss until closed; each entering emits `welcome`,
 * and no event of a connection is emitted before its welcome.
 */
export class RelayHub extends Emitter<HubEvents & { status: HubStatus }> {
  private readonly options: Required<RelayHubOptions>
  private wire: Wire | null = null
  private state: HubStatus = { phase: 'connecting', attempt: 0 }
  private wake: (() => void) | null = null
  private attempt = 0
  private stopped = false

  constructor(options: RelayHubOptions) {
    super()
    this.options = { position: () => undefined, open: openWire, random: Math.random, ...options }
  }

  get status(): HubStatus {
    return this.state
  }

  /** Runs until closed; never rejects. */
  async run(): Promise<void> {
    while (!this.stopped) {
      this.become({ phase: 'connecting', attempt: this.attempt })
      try {
        await this.session()
      } catch (error) {
        if (isFinal(error)) return this.become({ phase: 'closed', reason: error })
      }
      if (this.stopped) break
      this.become({ phase: 'waiting', attempt: this.attempt })
      await this.sleep(backoffMs(this.attempt++, this.options.random()))
    }
    this.become({ phase: 'closed', reason: null })
  }

  /** Does not wait for the backoff ("重新连接"). */
  retryNow(): void {
    this.wake?.()
  }

  /** Drops the connection and enters anew, to take a fresh snapshot. */
  restart(): void {
    void this.wire?.stop()
  }

  /** Tells the relay that this page goes away; one that is merely lost is waited for. */
  async leave(): Promise<void> {
    if (this.state.phase === 'online') await this.call('Leave').catch(() => undefined)
  }

  /** Ends the presence of this page. */
  async close(): Promise<void> {
    this.stopped = true
    this.wake?.()
    await this.leave()
    await this.wire?.stop()
  }

  /** Calls the relay. Rejects with a Refusal: the relay's own, or "unreachable" when there is no connection. */
  readonly call: HubCall = async (method, ...args) => {
    if (!this.wire) throw new Refusal('unreachable', `${method}: not connected`)
    let reply: Reply<never>
    try {
      reply = await this.wire.invoke(method, ...args)
    } catch (error) {
      throw new Refusal('unreachable', `${method}: ${String(error)}`)
    }
    if (reply.error) throw Refusal.of(reply.error)
    return reply.value!
  }

  /** One connection from opening to loss. Throws the relay's farewell if it said one. */
  private async session(): Promise<void> {
    const wire = this.options.open(this.options.url, await this.options.credential())
    const lost = new Promise<void>((resolve) => wire.onclose(() => resolve()))
    let farewell: Refusal | null = null
    wire.on('Farewell', (reason: RelayError) => (farewell = Refusal.of(reason)))
    const release = this.listen(wire)
    try {
      await wire.start()
      this.wire = wire
      const at = this.options.position()
      const welcome = await this.call('Enter', { instanceId: this.options.instanceId, ...(at && { at }) })
      this.attempt = 0
      this.become({ phase: 'online' })
      this.emit('welcome', welcome)
      release()
      await lost
    } finally {
      this.wire = null
      void wire.stop().catch(() => undefined)
    }
    if (farewell) throw farewell
  }

  /** Forwards the relay's messages; those that overtake the welcome are held until the returned function is called. */
  private listen(wire: Wire): () => void {
    let held: Array<() => void> | null = []
    const forward = <K extends keyof HubEvents>(method: string, name: K) =>
      wire.on(method, (value: HubEvents[K]) => {
        const deliver = () => this.emit(name, value as (HubEvents & { status: HubStatus })[K])
        if (held) held.push(deliver)
        else deliver()
      })
    forward('LessonEntered', 'lessonEntered')
    forward('LessonEvents', 'lessonEvents')
    forward('LessonSignals', 'lessonSignals')
    forward('RoomsChanged', 'roomsChanged')
    forward('CountyChanged', 'countyChanged')
    forward('ConsumersClosed', 'consumersClosed')
    forward('CoursewareChanged', 'coursewareChanged')
    forward('SheetChanged', 'sheetChanged')
    forward('TicketsChanged', 'ticketsChanged')
    forward('SituationChanged', 'situationChanged')
    return () => {
      const waiting = held ?? []
      held = null
      waiting.forEach((deliver) => deliver())
    }
  }

  private sleep(ms: number): Promise<void> {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    }).then(() => void (this.wake = null))
  }

  private become(state: HubStatus): void {
    this.state = state
    this.emit('status', state)
  }
}
