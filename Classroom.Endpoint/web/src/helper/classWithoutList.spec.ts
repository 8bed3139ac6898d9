// @vitest-environment jsdom
import type { LessonState } from '@classroom/shared/contracts'
import { emptyLesson } from '@classroom/shared/lesson'
import { createMessages } from '@classroom/shared/ui'
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, shallowRef, type Component } from 'vue'
import { en } from '../messages/en'
import { zhCN } from '../messages/zh-CN'
import { provideLesson, type LessonSession } from '../room/sessionKey'
import HandPad from './HandPad.vue'
import RollCall from './RollCall.vue'

const lesson: LessonState = { ...emptyLesson, rooms: [{ roomId: 'b', name: '村小二', role: 'receiver', present: true }] }
const called = (seats: number): LessonState => ({
  ...lesson,
  roll: { ...lesson.roll, attendance: [{ roomId: 'b', atMs: 5, seats: Array.from({ length: seats }, (_, index) => ({ seat: index + 1, name: '', attendance: 'present' as const })) }] },
})

beforeEach(() => localStorage.clear())

/** A helper's tool for a room that the office has no class list of. */
function mounted(tool: Component, of: LessonState) {
  const send = vi.fn(async () => undefined)
  const state = shallowRef(of)
  const Desk = defineComponent({
    setup() {
      provideLesson({ lesson: state, relay: { ahead: shallowRef(0) }, send } as unknown as LessonSession)
      return () => h(tool, { lesson: state.value, roomId: 'b', roster: [] })
    },
  })
  return { screen: mount(Desk, { global: { plugins: [createMessages({ 'zh-CN': zhCN, en })] } }), state, send }
}

describe('the hands of a class without a list', () => {
  it('are forty seats, and more by a press', async () => {
    const { screen } = mounted(HandPad, lesson)
    expect(screen.findAll('.seats li')).toHaveLength(40)
    await screen.get('[data-testid=more-seats]').trigger('click')
    expect(screen.findAll('.seats li')).toHaveLength(60)
    await screen.get('[data-testid=more-seats]').trigger('click')
    await screen.get('[data-testid=more-seats]').trigger('click')
    expect(screen.findAll('.seats li')).toHaveLength(99)
    expect(screen.find('[data-testid=more-seats]').exists()).toBe(false)
  })

  it('are all those of the roll that was called', () => {
    expect(mounted(HandPad, called(52)).screen.findAll('.seats li')).toHaveLength(52)
  })
})

describe('the roll of a class without a list', () => {
  it('has as many seats as are typed, at most as many as there are numbers, and keeps what was pressed', async () => {
    const { screen } = mounted(RollCall, lesson)
    await screen.get('[data-testid=absent-7]').trigger('click')
    const size = screen.get<HTMLInputElement>('[data-testid=class-size]')
    for (const [typed, seats] of [['45', 45], ['500', 99], ['', 1], ['30', 30]] as const) {
      size.element.value = typed
      await size.trigger('change')
      expect(screen.findAll('.marks li')).toHaveLength(seats)
      expect(size.element.value).toBe(String(seats))
      if (typed !== '45') continue
      expect(screen.get('[data-testid=mark-7]').attributes('data-attendance')).toBe('absent')
    }
  })

  it('is as long as another phone has called it', async () => {
    const { screen, state } = mounted(RollCall, lesson)
    state.value = called(60)
    await nextTick()
    expect(screen.findAll('.marks li')).toHaveLength(60)
  })
})
