// @vitest-environment jsdom
import type { Hand, LessonState } from '@classroom/shared/contracts'
import { emptyLesson } from '@classroom/shared/lesson'
import { createMessages } from '@classroom/shared/ui'
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, shallowRef } from 'vue'
import { en } from '../messages/en'
import { zhCN } from '../messages/zh-CN'
import { provideLesson, type LessonSession } from '../room/sessionKey'
import FairnessHint from './FairnessHint.vue'

const start = Date.parse('2026-09-01T00:00:00Z')
const minute = 60_000
const village = { roomId: 'b', microphone: 'open' as const, spokenMs: 0, lastSpokenMs: 2 * minute, turnMs: 0, calls: 0, waits: 0, waitedMs: 0, spokeMutedAtMs: null }
const lesson: LessonState = {
  ...emptyLesson,
  startedAt: new Date(start).toISOString(),
  rooms: [
    { roomId: 'a', name: '主讲', role: 'lecturer', present: true },
    { roomId: 'b', name: '村小二', role: 'receiver', present: true },
  ],
  floor: { hands: [], call: null, rooms: [village] },
}

/** The hint in a lesson whose relay's clock is a minute ahead of this PC's. */
function mounted(hands: Hand[] = [], send = vi.fn(async () => undefined)) {
  const session = { lesson: shallowRef(lesson), relay: { ahead: shallowRef(minute) }, send } as unknown as LessonSession
  const Lesson = defineComponent({
    setup() {
      provideLesson(session)
      return () => h(FairnessHint, { lesson: { ...lesson, floor: { ...lesson.floor, hands } } })
    },
  })
  return { screen: mount(Lesson, { global: { plugins: [createMessages({ 'zh-CN': zhCN, en })] } }), send }
}

describe('FairnessHint', () => {
  beforeEach(() => void vi.useFakeTimers({ now: start + 10 * minute }))
  afterEach(() => void vi.useRealTimers())

  it('names the class that was silent for long once it is too long, and counts on', async () => {
    const { screen } = mounted()
    expect(screen.find('[data-testid=fairness-hint]').exists()).toBe(false)
    await vi.advanceTimersByTimeAsync(minute)
    expect(screen.get('[data-testid=fairness-hint]').text()).toContain('村小二 10 分钟未发言')
    await vi.advanceTimersByTimeAsync(4 * minute)
    expect(screen.get('[data-testid=fairness-hint]').text()).toContain('村小二 14 分钟未发言')
  })

  it('leaves its place to hands that are up', async () => {
    const { screen } = mounted([{ roomId: 'c', seat: null, raisedAtMs: 0 }])
    await vi.advanceTimersByTimeAsync(4 * minute)
    expect(screen.find('[data-testid=fairness-hint]').exists()).toBe(false)
  })

  it('calls that class by one press', async () => {
    const { screen, send } = mounted()
    await vi.advanceTimersByTimeAsync(2 * minute)
    await screen.get('button').trigger('click')
    await nextTick()
    expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'callRoom', roomId: 'b' })
  })
})
