// @vitest-environment jsdom
import type { LessonCommand, LessonState, Scene } from '@classroom/shared/contracts'
import { Refusal } from '@classroom/shared/hub'
import { blackScene, emptyLesson } from '@classroom/shared/lesson'
import { createMessages } from '@classroom/shared/ui'
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, shallowRef } from 'vue'
import { en } from '../messages/en'
import { zhCN } from '../messages/zh-CN'
import { ConsoleKeys, defaultKeys } from './consoleKeys'
import type { Desk } from './useDesk'
import { useOperator, type Operator } from './useOperator'

const sound = { follows: true, roomIds: [] }
const show = (...roomIds: string[]): Scene => ({ layout: 'four', slots: roomIds.map((roomId) => ({ kind: 'camera', roomId })), sound, words: '' })
const lesson: LessonState = {
  ...emptyLesson,
  lessonId: 'l1',
  rooms: [
    { roomId: 'a', name: '主讲', role: 'lecturer', present: true },
    { roomId: 'b', name: '村小二', role: 'receiver', present: true },
  ],
  sources: [{ sourceId: 'a-camera', roomId: 'a', kind: 'camera', routerId: 'r0' }],
  programme: { ...emptyLesson.programme, mode: 'manual', desk: { personId: 'other', name: '王导播', sinceMs: 0 }, preview: show('b', 'a') },
}

const take: LessonCommand = { type: 'take', mixMs: 0 }
const prepare: LessonCommand = { type: 'setPreview', scene: show('a') }
const keep: LessonCommand = { type: 'keepPreset', place: 1, name: '板书', scene: show('a') }
const crawl: LessonCommand = { type: 'showCrawl', text: '请安静' }
const fader = (roomId: string): LessonCommand => ({ type: 'setChannel', roomId, level: 50, muted: false, solo: false })

/** What the desk says when its operator does something to a lesson. */
async function told(of: LessonState, personId: string, send: Desk['send'], does: (operator: Operator) => unknown): Promise<string> {
  const desk = { lessons: new Map([[of.lessonId, of]]), relay: { online: shallowRef(true) }, send } as unknown as Desk
  const Operator = defineComponent({
    setup() {
      const operator = useOperator(desk, shallowRef(of), () => personId, new ConsoleKeys(() => defaultKeys, () => false), (_, slot) => of.rooms.find(({ roomId }) => roomId === slot.roomId)?.name ?? slot.kind)
      return () => h('button', { onClick: () => does(operator) }, operator.problem.value)
    },
  })
  const screen = mount(Operator, { global: { plugins: [createMessages({ 'zh-CN': zhCN, en })] } })
  await screen.trigger('click')
  await flushPromises()
  return screen.text()
}

const cases: [Refusal['code'], LessonCommand, string, string][] = [
  ['deskHeld', take, '王导播 正在导这节课', '王导播 holds this lesson'],
  ['deskFree', take, '现在没有人在导这节课', 'No director holds'],
  ['noProgramme', take, '现在由老师控制', 'The teacher decides now'],
  ['sourceGone', take, '村小二 现在没有信号', '村小二: no signal'],
  ['sourceGone', { type: 'setPreview', scene: { ...show('b'), slots: [{ kind: 'page', roomId: null }, { kind: 'camera', roomId: 'b' }] } }, 'page和村小二 现在没有信号', 'page and 村小二: no signal'],
  ['sourceGone', prepare, '有一个画面 现在没有信号', 'A picture: no signal'],
  ['notFound', { type: 'setPreview', scene: show('a', 'z') }, '有这节课没有的教室', 'names a room that is not in this lesson'],
  ['notFound', { ...keep, scene: { ...show('a'), sound: { follows: false, roomIds: ['z'] } } }, '有这节课没有的教室', 'names a room that is not in this lesson'],
  ['notFound', { type: 'giveDesk', personId: 'gone' }, '那位导播已经离开', 'That director has left'],
  ['notFound', fader('z'), '这间教室已不在这节课里', 'That room is not in this lesson'],
  ['notFound', fader('b'), '这节课已经不在了', 'This lesson is not there'],
  ['notFound', take, '这节课已经不在了', 'This lesson is not there'],
  ['conflict', { type: 'takeDesk' }, '还不能接手', 'cannot be taken yet'],
  ['conflict', take, '课堂刚刚变了', 'has just changed'],
  ['tooMany', take, '按得太快', 'Too fast'],
  ['tooMany', fader('b'), '操作太密', 'Too many commands'],
  ['tooMany', { type: 'askForDesk' }, '直接联系 王导播', 'call 王导播'],
  ['invalid', crawl, '这行字没有上', 'The line is not shown'],
  ['invalid', keep, '画面没有存下', 'was not kept'],
  ['invalid', prepare, '这个画面排不出来', 'cannot be made'],
  ['invalid', take, '没有被接受', 'was not accepted'],
  ['forbidden', take, '不能导播', 'may watch, not direct'],
  ['unauthorized', take, '登录已失效', 'sign-in has expired'],
  ['lessonEnded', take, '已经下课', 'has ended'],
  ['unreachable', take, '连不上县中心', 'cannot be reached'],
  ['internal', take, '没有及时确认', 'did not confirm'],
]

describe.each([
  ['zh-CN', 2],
  ['en', 3],
] as const)('a refused command in %s', (language, words) => {
  beforeEach(() => window.history.replaceState(null, '', `?lang=${language}`))

  it.each(cases)('%s (%o) is told by its own reason', async (...of) => {
    const sentence = await told(lesson, 'me', () => Promise.reject(new Refusal(of[0], 'for the log')), ({ give }) => give(of[1]))
    expect(sentence).toContain(of[words])
    expect(sentence).toMatch(/[。.]$/)
    expect(sentence).not.toMatch(/[{}]|console\.|refusal\./)
  })
})

describe('a press that needs no answer of the relay', () => {
  const own = (more: Partial<LessonState['programme']>) => ({ ...lesson, programme: { ...lesson.programme, ...more } })

  it.each([
    ['a cut while the teacher decides', own({ mode: 'teacher' }), 'cut', '现在由老师控制'],
    ['a cut of an empty preview, which would be black on air', own({ preview: blackScene }), 'cut', '预监是空的'],
    ['a mix of an empty preview', own({ preview: blackScene }), 'auto', '预监是空的'],
    ['the key of a source that is not there', lesson, 'source4', '村小二 现在没有信号'],
  ] as const)('%s is told, and nothing is sent', async (_, of, action, sentence) => {
    window.history.replaceState(null, '', '?')
    const send = vi.fn(async () => undefined)
    expect(await told(of, 'other', send, ({ act }) => act(action))).toContain(sentence)
    expect(send).not.toHaveBeenCalled()
  })
})
