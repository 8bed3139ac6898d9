import { FakeMediaStreamTrack } from 'fake-mediastreamtrack'
import type { FakeHandler } from 'mediasoup-client/handlers/FakeHandler'
import type { Device, Transport } from 'mediasoup-client/types'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Refusal } from '../hub'
import { fakeDevice, FakeRelay } from './fakeRelay'
import { MediaSession } from './mediaSession'
import type { Want } from './subscriber'

const camera = () => new FakeMediaStreamTrack({ kind: 'video' }) as MediaStreamTrack
const microphone = () => new FakeMediaStreamTrack({ kind: 'audio' }) as MediaStreamTrack
const want = (sourceId: string, rest: Partial<Want> = {}): Want => ({ sourceId, routerId: 'router', group: 'g', layer: null, active: true, ...rest })
const settled = () => vi.advanceTimersByTimeAsync(0)

async function setUp() {
  const relay = new FakeRelay()
  const transports: Transport[] = []
  const device = await fakeDevice()
  device.observer.on('newtransport', (transport) => transports.push(transport))
  const session = new MediaSession(relay.call, () => undefined, async () => device)
  const break_ = (index: number) => (transports[index]!.handler as unknown as FakeHandler).setConnectionState('failed')
  return { relay, session, device, transports, break_ }
}

async function began() {
  const all = await setUp()
  await all.session.begin(all.relay.capabilities, false)
  return all
}

describe('MediaSession', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('keeps what is wanted until the device is loaded, then does it at once', async () => {
    const { relay, session } = await setUp()
    session.publisher.set('camera', camera())
    session.publisher.use('vp8')
    session.subscriber.want([want('camera-b')])
    await settled()
    expect(relay.calls).toEqual([])
    await session.begin(relay.capabilities, false)
    await settled()
    expect(relay.of('Produce')).toHaveLength(1)
    expect(relay.of('Consume')).toHaveLength(1)
  })

  describe('publishing', () => {
    it('sends camera and microphone over one transport, the camera in three layers', async () => {
      const { relay, session } = await began()
      session.publisher.set('camera', camera())
      session.publisher.set('microphone', microphone())
      session.publisher.use('vp8')
      await settled()
      expect(relay.of('CreateTransport')).toEqual([{ direction: 'send' }])
      expect(relay.of('Produce').map(({ source }) => source)).toEqual(['camera', 'microphone'])
      expect(session.publisher.published).toEqual(new Set(['camera', 'microphone']))
    })

    it('swaps a track in place', async () => {
      const { relay, session } = await began()
      session.publisher.use('vp8')
      session.publisher.set('camera', camera())
      await settled()
      session.publisher.set('camera', camera())
      await settled()
      expect(relay.of('Produce')).toHaveLength(1)
    })

    it('ends its sources with the lesson and publishes them again in the next', async () => {
      const { relay, session } = await began()
      session.publisher.set('camera', camera())
      session.publisher.use('vp8')
      await settled()
      session.publisher.use(null)
      await settled()
      expect(relay.of('CloseSource')).toHaveLength(1)
      session.publisher.use('vp8')
      await settled()
      expect(relay.of('Produce')).toHaveLength(2)
    })

    it('takes a new transport for each lesson, so that descriptions do not grow with the days', async () => {
      const { relay, session, transports } = await began()
      session.publisher.set('camera', camera())
      for (let lesson = 0; lesson < 3; lesson++) {
        session.publisher.use('vp8')
        session.subscriber.want([want(`camera-${lesson}`)])
        await settled()
        session.publisher.use(null)
        session.subscriber.want([])
        await settled()
      }
      expect(relay.of('CreateTransport')).toHaveLength(6)
      expect(transports.every((transport) => transport.closed)).toBe(true)
    })

    it('publishes anew when the relay has forgotten the page, and nothing twice when it has not', async () => {
      const { relay, session } = await began()
      session.publisher.set('camera', camera())
      session.publisher.use('vp8')
      await settled()
      await session.begin(relay.capabilities, true)
      await settled()
      expect(relay.of('Produce')).toHaveLength(1)
      await session.begin(relay.capabilities, false)
      await settled()
      expect(relay.of('CreateTransport')).toHaveLength(2)
      expect(relay.of('Produce')).toHaveLength(2)
    })

    it('says that the browser lacks the codec, and still sends the sound', async () => {
      const { relay, session, device } = await began()
      vi.spyOn(device as Device, 'sendRtpCapabilities', 'get').mockReturnValue({ codecs: [] })
      session.publisher.set('camera', camera())
      session.publisher.set('microphone', microphone())
      session.publisher.use('vp8')
      await settled()
      expect(session.publisher.problem?.code).toBe('noCommonCodec')
      expect(relay.of('Produce').map(({ source }) => source)).toEqual(['microphone'])
    })

    it('restarts ICE on a failed path and makes a new transport when the relay does not know it', async () => {
      const { relay, session, break_ } = await began()
      session.publisher.set('camera', camera())
      session.publisher.use('vp8')
      await settled()
      break_(0)
      await settled()
      expect(relay.of('RestartIce')).toHaveLength(1)
      relay.refuse.set('RestartIce', new Refusal('notFound', ''))
      await vi.advanceTimersByTimeAsync(5_000)
      expect(relay.of('CreateTransport')).toHaveLength(2)
      expect(relay.of('Produce')).toHaveLength(2)
    })
  })

  describe('receiving', () => {
    it('takes the sources of one router in one transport and one batch', async () => {
      const { relay, session } = await began()
      session.subscriber.want([want('camera-b'), want('microphone-b'), want('camera-c', { routerId: 'other' })])
      await settled()
      expect(relay.of('CreateTransport').map(({ routerId }) => routerId)).toEqual(['router', 'other'])
      expect(relay.of('Consume').map(({ sourceIds }) => sourceIds)).toEqual([['camera-b', 'microphone-b'], ['camera-c']])
      expect(relay.of('ResumeConsumers').flatMap(({ consumerIds }) => consumerIds)).toHaveLength(3)
      expect([...session.subscriber.tracks.keys()]).toEqual(['camera-b', 'microphone-b', 'camera-c'])
    })

    it('passes on layers and pauses, and closes what is not wanted any more', async () => {
      const { relay, session } = await began()
      session.subscriber.want([want('camera-b', { layer: 0 }), want('camera-c', { layer: 0 })])
      await settled()
      session.subscriber.want([want('camera-b'), want('camera-c', { layer: 0, active: false })])
      await settled()
      expect(relay.of('SetLayer').map(({ layer }) => layer)).toEqual([null])
      expect(relay.of('PauseConsumers').flatMap(({ consumerIds }) => consumerIds)).toHaveLength(1)
      session.subscriber.want([want('camera-b')])
      await settled()
      expect(relay.of('CloseConsumers').flatMap(({ consumerIds }) => consumerIds)).toHaveLength(1)
      expect([...session.subscriber.tracks.keys()]).toEqual(['camera-b'])
    })

    it('does not ask again for a source that has ended while it is still wanted', async () => {
      const { relay, session } = await began()
      relay.ended.add('camera-b')
      session.subscriber.want([want('camera-b')])
      await settled()
      session.subscriber.want([want('camera-b'), want('camera-c')])
      await settled()
      expect(relay.of('Consume').map(({ sourceIds }) => sourceIds)).toEqual([['camera-b'], ['camera-c']])
    })

    it('keeps the last track of a lost path until its successor is there', async () => {
      const { relay, session } = await began()
      session.subscriber.want([want('camera-b')])
      await settled()
      const before = session.subscriber.tracks.get('camera-b')
      relay.refuse.set('CreateTransport', new Refusal('unreachable', ''))
      await session.begin(relay.capabilities, false)
      await settled()
      expect(session.subscriber.tracks.get('camera-b')).toBe(before)
      relay.refuse.clear()
      await vi.advanceTimersByTimeAsync(600)
      expect(session.subscriber.tracks.get('camera-b')).not.toBe(before)
    })

    it('asks once more for what is wanted still when the relay ended its consumer, and no more when its source has ended', async () => {
      const { relay, session } = await began()
      const consumers = () => relay.of('ResumeConsumers').flatMap(({ consumerIds }) => consumerIds as string[])
      session.subscriber.want([want('camera-b')])
      await settled()
      session.subscriber.ended(consumers())
      await settled()
      expect([...session.subscriber.tracks.keys()]).toEqual(['camera-b'])
      relay.ended.add('camera-b')
      session.subscriber.ended(consumers())
      await settled()
      session.subscriber.want([want('camera-b')])
      await settled()
      expect(relay.of('Consume')).toHaveLength(3)
      expect(session.subscriber.tracks.size).toBe(0)
    })

    it('drops the track of a consumer that the relay ended', async () => {
      const { relay, session } = await began()
      session.subscriber.want([want('camera-b')])
      await settled()
      session.subscriber.ended(relay.of('ResumeConsumers').flatMap(({ consumerIds }) => consumerIds as string[]))
      expect(session.subscriber.tracks.size).toBe(0)
    })
  })
})
