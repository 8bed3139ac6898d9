import { Device } from 'mediasoup-client'
import type { RtpCapabilities } from '../contracts'
import type { HubCall } from '../hub'
import { Publisher } from './publisher'
import { Subscriber } from './subscriber'
import { withoutNulls } from './withoutNulls'

/** What this page sends and receives. Make it early: learning what the browser can do runs beside camera and hub. */
export class MediaSession {
  readonly publisher: Publisher
  readonly subscriber: Subscriber
  private readonly making: Promise<Device>
  private device: Device | null = null
  private routerId = ''

  constructor(call: HubCall, onChange: () => void, makeDevice: () => Promise<Device> = () => Device.factory()) {
    this.making = makeDevice()
    const device = () => {
      if (!this.device) throw new Error('media used before begin')
      return this.device
    }
    this.publisher = new Publisher({ call, device, routerId: () => this.routerId, onChange })
    this.subscriber = new Subscriber({ call, device, onChange })
  }

  /** Call after each entering: the first time it loads the device, later it mends what the absence broke. */
  async begin(rtpCapabilities: RtpCapabilities, publishRouterId: string): Promise<void> {
    this.routerId = publishRouterId
    if (this.device) {
      await Promise.all([this.publisher.recover(), this.subscriber.recover()])
      return
    }
    const device = await this.making
    await device.load({ routerRtpCapabilities: withoutNulls(rtpCapabilities) as never })
    this.device = device
  }

  close(): void {
    this.publisher.close()
    this.subscriber.close()
  }
}
