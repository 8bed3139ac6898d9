import { Device } from 'mediasoup-client'
import * as parameters from 'mediasoup-client/fakeParameters'
import { FakeHandler } from 'mediasoup-client/handlers/FakeHandler'
import type { RtpCapabilities, RtpParameters } from '../contracts'
import { Refusal, type HubCall } from '../hub'

/** A relay that grants what mediasoup-client asks for, and keeps a list of the calls. */
export class FakeRelay {
  readonly calls: { method: string; request: Record<string, unknown> }[] = []
  readonly capabilities = structuredClone(parameters.generateRouterRtpCapabilities()) as RtpCapabilities
  /** Sources that have ended: Consume leaves them out. */
  readonly ended = new Set<string>()
  /** Methods that are refused, and with what. */
  readonly refuse = new Map<string, Refusal>()
  private count = 0

  readonly call = (async (method: string, request: Record<string, unknown> = {}) => {
    this.calls.push({ method, request })
    const refusal = this.refuse.get(method)
    if (refusal) throw refusal
    return this.answer(method, request)
  }) as HubCall

  /** The requests of one method, in order. */
  of(method: string): Record<string, unknown>[] {
    return this.calls.filter((call) => call.method === method).map((call) => call.request)
  }

  private answer(method: string, request: Record<string, unknown>): unknown {
    const id = `${method}-${++this.count}`
    switch (method) {
      case 'CreateTransport':
      case 'RestartIce': {
        const { iceParameters, iceCandidates, dtlsParameters } = parameters.generateTransportRemoteParameters()
        return { transportId: id, routerId: request['routerId'] ?? 'router', iceParameters, iceCandidates, dtlsParameters }
      }
      case 'Produce':
        return { sourceId: id }
      case 'Consume':
        return { consumers: (request['sourceIds'] as string[]).filter((source) => !this.ended.has(source)).map((source) => this.consumer(id, source)) }
      default:
        return {}
    }
  }

  private consumer(id: string, sourceId: string) {
    const audio = sourceId.includes('microphone')
    const { rtpParameters } = parameters.generateConsumerRemoteParameters({ codecMimeType: audio ? 'audio/opus' : 'video/VP8' })
    return { consumerId: `${id}-${sourceId}`, sourceId, kind: audio ? 'audio' : 'video', rtpParameters: rtpParameters as RtpParameters }
  }
}

/** A device of mediasoup-client without a browser. */
export async function fakeDevice(): Promise<Device> {
  return new Device({ handlerFactory: FakeHandler.createFactory(parameters) })
}
