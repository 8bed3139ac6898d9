// @vitest-environment jsdom
import type { AskedQuestion, BarCounts, LessonState, QuestionResult, QuizRoom } from '@classroom/shared/contracts'
import { emptyLesson } from '@classroom/shared/lesson'
import { createMessages } from '@classroom/shared/ui'
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, shallowRef } from 'vue'
import { en } from '../messages/en'
import { zhCN } from '../messages/zh-CN'
import { provideLesson, type LessonSession } from '../room/sessionKey'
import QuizHelper from './QuizHelper.vue'

const open = { questionId: 'q1', question: { kind: 'single', prompt: '', options: ['9', '11'], right: null }, cards: false, phase: 'open', askedAtMs: 0, stoppedAtMs: null, result: null } as unknown as AskedQuestion
const room: QuizRoom = { roomId: 'b', code: '123456', classSize: 60, devices: [], seats: [], hands: null, together: false }
const lessonOf = (question: AskedQuestion): LessonState => ({ ...emptyLesson, rooms: [{ roomId: 'b', name: '村小二', role: 'receiver', present: true }], quiz: { ...emptyLesson.quiz, question, rooms: [room] } })
const counts = (...bars: number[]): BarCounts => ({ answered: bars.reduce((sum, count) => sum + count), bars, right: null })

beforeEach(() => localStorage.clear())

function mounted(asked: AskedQuestion) {
  const send = vi.fn(async () => undefined)
  const lesson = shallowRef(lessonOf(asked))
  const Phone = defineComponent({
    setup() {
      provideLesson({ lesson, relay: { ahead: shallowRef(0) }, send } as unknown as LessonSession)
      return () => h(QuizHelper, { lesson: lesson.value, roomId: 'b', roster: [] })
    },
  })
  return { screen: mount(Phone, { global: { plugins: [createMessages({ 'zh-CN': zhCN, en })] } }), send }
}

describe('the quiz on a helper’s phone', () => {
  it('takes a number of hands typed as well as pressed, and none that cannot be', async () => {
    const { screen, send } = mounted(open)
    const typed = screen.get<HTMLInputElement>('[data-testid=hands-0]')
    for (const [text, becomes] of [['-4', '0'], ['999', '200'], ['x', '0'], ['23', '23']] as const) {
      typed.element.value = text
      await typed.trigger('change')
      expect(typed.element.value).toBe(becomes)
    }
    await screen.get('[data-testid=more-0]').trigger('click')
    await screen.get('[data-testid=more-1]').trigger('click')
    await screen.get('[data-testid=record-hands]').trigger('click')
    expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'countHands', questionId: 'q1', counts: [24, 1] })
  })

  it('counts nothing once answering has stopped', () => {
    expect(mounted({ ...open, phase: 'stopped', stoppedAtMs: 5 }).screen.find('[data-testid=tally]').exists()).toBe(false)
  })

  it('shows after the reveal what was answered, in all and here', () => {
    const result: QuestionResult = { right: null, labels: [], rightBars: [], total: counts(3, 40), rooms: [{ roomId: 'b', way: 'hands', counts: counts(1, 20) }] }
    const { screen } = mounted({ ...open, phase: 'revealed', stoppedAtMs: 5, result })
    const shown = (testId: string) => screen.findAll(`[data-testid=${testId}] li`).map((bar) => bar.attributes('data-count'))
    expect(shown('bars-total')).toEqual(['3', '40'])
    expect(shown('bars-own')).toEqual(['1', '20'])
  })
})
