import type { Transport } from 'mediasoup-client/types'
import type { ConnectTransportRequest, ProduceRequest } from '../contracts'
import { Refusal, type HubCall } from '../hub'

/** A path that stays "disconnected" this long will not come back by itself (Chromium says so after about 5 s without answers). */
const graceMs = 1_000
/** An ICE restart that brought no connection in this time has failed. */
const restartMs = 4_000
const restartsAtMost = 3

/**
 * One WebRTC transport and its signalling. When the path is lost it restarts ICE, so that DTLS, producers and consumers live on; when the
 * relay does not know the transport any more, or restarts do not help, it closes itself and says `lost`: its owner makes a new one.
 */
export class RelayTransport {
  private timer: ReturnType<typeof setTimeout> | undefined
  private restarts = 0
  private restarting = false

  constructor(
    readonly transport: Transport,
    private readonly call: HubCall,
    private readonly on: { lost: () => void; path: (intact: boolean) => void },
  ) {
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      const request: ConnectTransportRequest = { transportId: transport.id, dtlsParameters: { ...dtlsParameters, role: dtlsParameters.role ?? 'auto' } }
      call('ConnectTransport', request).then(() => done(), failed)
    })
    transport.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
      const lessonId = appData['lessonId']
      const request = { transportId: transport.id, kind, source: appData['source'], rtpParameters, ...(lessonId !== undefined && { lessonId }) } as ProduceRequest
      call('Produce', request).then(({ sourceId }) => done({ id: sourceId }), failed)
    })
    transport.on('connectionstatechange', (state) => this.onState(state))
  }

  get intact(): boolean {
    return this.transport.connectionState === 'connected' || this.transport.connectionState === 'new'
  }

  /** Gives the path new ICE credentials; called by itself on a lost path, and by the owner after the hub was away. */
  async restart(): Promise<void> {
    if (this.transport.closed || this.restarting) return
    clearTimeout(this.timer)
    if (++this.restarts > restartsAtMost) return this.lose()
    this.restarting = true
    try {
      const { iceParameters } = await this.call('RestartIce', { transportId: this.transport.id })
      await this.transport.restartIce({ iceParameters })
      this.watch(restartMs)
    } catch (error) {
      // Without the hub nothing can be said; the owner calls again when it is back.
      if (!(error instanceof Refusal && error.code === 'unreachable')) this.lose()
      else this.restarts--
    } finally {
      this.restarting = false
    }
  }

  close(): void {
    clearTimeout(this.timer)
    this.transport.close()
  }

  private onState(state: string): void {
    this.on.path(this.intact || state === 'connecting')
    if (state === 'connected') {
      clearTimeout(this.timer)
      this.restarts = 0
    } else if (state === 'disconnected') {
      this.watch(graceMs)
    } else if (state === 'failed') {
      void this.restart()
    }
  }

  private watch(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      if (!this.intact) void this.restart()
    }, ms)
  }

  private lose(): void {
    if (this.transport.closed) return
    this.close()
    this.on.lost()
  }
}
