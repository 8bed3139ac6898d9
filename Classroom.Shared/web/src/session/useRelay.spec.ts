// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { FakeWire } from '../hub/fakeWire'
import { useRelay } from './useRelay'

const wires: FakeWire[] = []
vi.mock('../hub/wire', () => ({ openWire: () => wires[wires.push(new FakeWire({ Enter: { value: { serverTime: '2026-09-01T00:00:00Z' } } })) - 1] }))

describe('useRelay', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('counts as news of courseware what the relay says of it, other pairings, and each entering anew', async () => {
    const scope = effectScope()
    const { hub, coursewareNews } = scope.run(() => useRelay(async () => 'token'))!
    void hub.run()
    await vi.advanceTimersByTimeAsync(0)
    expect(coursewareNews.value).toBe(1)
    wires[0]!.tell('CoursewareChanged', 'lecture-01')
    expect(coursewareNews.value).toBe(2)
    wires[0]!.tell('CountyChanged', {})
    expect(coursewareNews.value).toBe(3)
    wires[0]!.lose()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(coursewareNews.value).toBe(4)
    wires[1]!.tell('CoursewareChanged', 'lecture-01')
    expect(coursewareNews.value).toBe(5)
    scope.stop()
  })
})
