import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Welcome } from '../contracts'
import { FakeWire } from './fakeWire'
import { Refusal } from './refusal'
import { RelayHub, type HubStatus } from './relayHub'

const welcome = { name: '村小一' } as Welcome

function setUp(options: { credential?: () => Promise<string | null>; prepare?: (wire: FakeWire, count: number) => void } = {}) {
  const wires: FakeWire[] = []
  const hub = new RelayHub({
    url: '/hub',
    instanceId: 'instance',
    credential: options.credential ?? (async () => 'token'),
    random: () => 0,
    open: () => {
      const wire = new FakeWire({ Enter: { value: welcome } })
      options.prepare?.(wire, wires.length)
      wires.push(wire)
      return wire
    },
  })
  const phases: string[] = []
  const statuses: HubStatus[] = []
  hub.on('status', (status) => {
    phases.push(status.phase)
    statuses.push(status)
  })
  return { hub, wires, phases, statuses }
}

describe('RelayHub', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('enters as this page instance before anything else', async () => {
    const { hub, wires } = setUp()
    void hub.run()
    await vi.advanceTimersByTimeAsync(0)
    expect(wires[0]?.calls).toEqual([['Enter', { instanceId: 'instance' }]])
    expect(hub.status.phase).toBe('online')
  })

  it('comes back at once after a loss, under the same instance', async () => {
    const { hub, wires } = setUp()
    void hub.run()
    await vi.advanceTimersByTimeAsync(0)
    wires[0]?.lose()
    await vi.advanceTimersByTimeAsync(1)
    expect(wires[1]?.calls[0]).toEqual(['Enter', { instanceId: 'instance' }])
    expect(hub.status.phase).toBe('online')
  })

  it('waits longer after each failed try, and not at all after retryNow', async () => {
    const { hub, wires } = setUp({ prepare: (wire) => (wire.refuseStart = true) })
    void hub.run()
    await vi.advanceTimersByTimeAsync(0)
    await vi.advanceTimersByTimeAsync(500 + 500)
    expect(wires).toHaveLength(4)
    hub.retryNow()
    await vi.advanceTimersByTimeAsync(0)
    expect(wires).toHaveLength(5)
  })

  it.each(['replaced', 'unauthorized', 'forbidden'] as const)('stays away after the farewell %s', async (code) => {
    const { hub, wires, statuses } = setUp()
    void hub.run()
    await vi.advanceTimersByTimeAsync(0)
    wires[0]?.tell('Farewell', { code, message: '' })
    wires[0]?.lose()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(wires).toHaveLength(1)
    expect(statuses.at(-1)).toMatchObject({ phase: 'closed', reason: { code } })
  })

  it('comes back after a farewell for any other reason', async () => {
    const { hub, wires } = setUp()
    void hub.run()
    await vi.advanceTimersByTimeAsync(0)
    wires[0]?.tell('Farewell', { code: 'internal', message: '' })
    wires[0]?.lose()
    await vi.advanceTimersByTimeAsync(1)
    expect(wires).toHaveLength(2)
  })

  it('stops when the credential is refused, and tries on when it cannot be had', async () => {
    let refusal = new Refusal('unreachable', '')
    const { hub, wires } = setUp({ credential: () => Promise.reject(refusal) })
    void hub.run()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(hub.status.phase).toBe('waiting')
    refusal = new Refusal('unauthorized', '')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(hub.status.phase).toBe('closed')
    expect(wires).toHaveLength(0)
  })

  it('delivers nothing before the welcome, and then in order', async () => {
    const heard: unknown[] = []
    const { hub } = setUp({ prepare: (wire) => (wire.beforeAnswer = () => wire.tell('RoomsChanged', ['early'])) })
    hub.on('welcome', (value) => heard.push(value))
    hub.on('roomsChanged', (value) => heard.push(value))
    void hub.run()
    await vi.advanceTimersByTimeAsync(0)
    expect(heard).toEqual([welcome, ['early']])
  })

  it('turns a refusal into a Refusal with its code', async () => {
    const { hub } = setUp({ prepare: (wire) => (wire.answers['StartLesson'] = { error: { code: 'conflict', message: 'live' } }) })
    void hub.run()
    await vi.advanceTimersByTimeAsync(0)
    await expect(hub.call('StartLesson', {})).rejects.toMatchObject({ name: 'Refusal', code: 'conflict' })
  })

  it('refuses calls as unreachable while there is no connection', async () => {
    await expect(setUp().hub.call('StartLesson', {})).rejects.toMatchObject({ code: 'unreachable' })
  })

  it('leaves and stays away when closed by the page', async () => {
    const { hub, wires } = setUp()
    const running = hub.run()
    await vi.advanceTimersByTimeAsync(0)
    await hub.close()
    await running
    expect(wires[0]?.calls.at(-1)?.[0]).toBe('Leave')
    expect(wires).toHaveLength(1)
  })
})
