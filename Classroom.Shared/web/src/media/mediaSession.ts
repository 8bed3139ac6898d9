import { Device } from 'mediasoup-client'
import type { RtpCapabilities } from '../contracts'
import type { HubCall } from '../hub'
import { Publisher } from './publisher'
import { toMediasoup } from './shapes'
import { Subscriber } from './subscriber'

/**
 * The library knows browsers by name. One it does not know, or that hides its name (as on an insecure page), is tried as Chromium of today:
 * that is what stands behind nearly every other name.
 */
async function makeBrowserDevice(): Promise<Device> {
  if (typeof RTCPeerConnection === 'undefined') throw new Error('this browser has no WebRTC')
  return Device.factory().catch(() => new Device({ handlerName: 'Chrome111' }))
}

/** What this page sends and receives. Make it early: learning what the browser can do runs beside camera and hub. */
export class MediaSession {
  readonly publisher: Publisher
  readonly subscriber: Subscriber
  private readonly making: Promise<Device>
  private device: Device | null = null

  constructor(call: HubCall, onChange: () => void, makeDevice: () => Promise<Device> = makeBrowserDevice) {
    this.making = makeDevice()
    // Awaited by begin; until then a failure is nobody's.
    this.making.catch(() => undefined)
    const device = () => this.device
    this.publisher = new Publisher({ call, device, onChange })
    this.subscriber = new Subscriber({ call, device, onChange })
  }

  /** Call after each entering: the first time it loads the device, later it mends what the absence broke. Rejects where the browser has no WebRTC. */
  async begin(rtpCapabilities: RtpCapabilities, resumed: boolean): Promise<void> {
    const device = await this.making
    if (!device.loaded) await device.load({ routerRtpCapabilities: toMediasoup.capabilities(rtpCapabilities) })
    this.device = device
    this.publisher.recover(resumed)
    this.subscriber.recover(resumed)
  }

  /** What the browser can do, for a further publisher; null until it is known. */
  get loaded(): Device | null {
    return this.device
  }

  close(): void {
    this.publisher.close()
    this.subscriber.close()
  }
}
