import { Device } from 'mediasoup-client'
import type { RtpCapabilities } from '../contracts'
import type { HubCall } from '../hub'
import { Publisher } from './publisher'
import { toMediasoup } from './shapes'
import { Subscriber } from './subscriber'

/** What this page sends and receives. Make it early: learning what the browser can do runs beside camera and hub. */
export class MediaSession {
  readonly publisher: Publisher
  readonly subscriber: Subscriber
  private readonly making: Promise<Device>
  private device: Device | null = null

  constructor(call: HubCall, onChange: () => void, makeDevice: () => Promise<Device> = () => Device.factory()) {
    this.making = makeDevice()
    const device = () => this.device
    this.publisher = new Publisher({ call, device, onChange })
    this.subscriber = new Subscriber({ call, device, onChange })
  }

  /** Call after each entering: the first time it loads the device, later it mends what the absence broke. */
  async begin(rtpCapabilities: RtpCapabilities, resumed: boolean): Promise<void> {
    const device = await this.making
    if (!device.loaded) await device.load({ routerRtpCapabilities: toMediasoup.capabilities(rtpCapabilities) })
    this.device = device
    this.publisher.recover(resumed)
    this.subscriber.recover(resumed)
  }

  close(): void {
    this.publisher.close()
    this.subscriber.close()
  }
}
