import type { LessonSource, LessonState } from '@classroom/shared/contracts'
import { blackScene, emptyLesson } from '@classroom/shared/lesson'
import { describe, expect, it } from 'vitest'
import { monitorHint } from './monitorHint'
import { card } from './sceneEdit'
import { deskSources } from './sources'

const names = ['主讲', '村小一', '村小二', '村小三']
/** A lesson of a lecture room and villages of which the first so many have come, and the rooms numbered so give a picture. */
function lessonOf(present: number, ...pictures: number[]): LessonState {
  const sources = pictures.map((at): LessonSource => ({ sourceId: `${at}-camera`, roomId: `${at}`, kind: 'camera', routerId: 'r0' }))
  return { ...emptyLesson, rooms: names.map((name, at) => ({ roomId: `${at}`, name, role: at ? 'receiver' : 'lecturer', present: at < present })), sources }
}

const hints = (lesson: LessonState) => (['preview', 'onAir'] as const).map((kind) => monitorHint(lesson, kind, blackScene, false))

describe('an empty monitor', () => {
  it('says whose coming is awaited while nobody is there', () => expect(hints(lessonOf(0))).toEqual(Array(2).fill({ key: 'nobody', rooms: names.slice(0, 3) })))

  it('says who is there without a picture', () => expect(hints(lessonOf(2))).toEqual(Array(2).fill({ key: 'noPicture', rooms: names.slice(0, 2) })))

  it('says how a picture comes into preview, and that the rooms see none of the teacher', () =>
    expect(hints(lessonOf(2, 1))).toEqual([
      { key: 'choose', rooms: [] },
      { key: 'teacherDark', rooms: ['主讲'] },
    ]))

  it('says nothing of what somebody chose: a card, and black on air', () => {
    expect(monitorHint(lessonOf(0), 'preview', card(blackScene, '请稍候'), false)).toBeNull()
    expect(monitorHint(lessonOf(0), 'onAir', blackScene, true)).toBeNull()
  })
})

describe('a source without a picture', () => {
  it('says whether its room has come, its line fell silent, or it shows nothing', () => {
    const lesson = lessonOf(3, 1)
    const silent = { ...lesson, programme: { ...lesson.programme, noSignal: ['1-camera'] } }
    expect(deskSources(silent).map(({ absence }) => absence)).toEqual(['console.noPicture', 'console.noPage', 'console.noScreen', 'console.noSignal', 'console.noPicture', 'console.notIn'])
  })
})
