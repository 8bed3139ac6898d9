import type { LessonSource, LessonState, Scene, SceneSlot } from '@classroom/shared/contracts'
import { airedSource, emptyLesson, heardRooms, isSeenOnAir, placesOf, programmeWants } from '@classroom/shared/lesson'
import { describe, expect, it } from 'vitest'
import { deskWants } from './deskWants'
import { card, layouts, nextLayout, withFollowing, withLayout, withSource, withVoice } from './sceneEdit'
import { deskSources, tallyOf } from './sources'
import { teacherScene } from './teacherScene'

const camera = (roomId: string): SceneSlot => ({ kind: 'camera', roomId })
const page: SceneSlot = { kind: 'page', roomId: null }
const scene = (layout: Scene['layout'], ...slots: SceneSlot[]): Scene => ({ layout, slots, sound: { follows: true, roomIds: [] }, words: '' })
const source = (roomId: string, kind: LessonSource['kind']): LessonSource => ({ sourceId: `${roomId}-${kind}`, roomId, kind, routerId: 'r0' })

/** Lecture room a, receiving rooms b and c; c has no camera. */
function lessonWith(onAir: Scene, preview: Scene, more: Partial<LessonState['programme']> = {}): LessonState {
  return {
    ...emptyLesson,
    lessonId: 'l1',
    seq: 1,
    rooms: ['a', 'b', 'c'].map((roomId) => ({ roomId, name: `教室${roomId}`, role: roomId === 'a' ? 'lecturer' : 'receiver', present: true })),
    sources: [source('a', 'camera'), source('a', 'microphone'), source('b', 'camera'), source('b', 'microphone'), source('c', 'microphone')],
    programme: { ...emptyLesson.programme, mode: 'manual', onAir, preview, ...more },
  }
}

const lesson = lessonWith(scene('oneAndOne', camera('b'), camera('a')), scene('one', camera('a')))

describe('editing a scene', () => {
  it('puts a source into a place, and what stood there where the source was', () => {
    expect(withSource(scene('oneAndOne', camera('a'), camera('b')), 0, camera('b')).slots).toEqual([camera('b'), camera('a')])
    expect(withSource(scene('one', camera('a')), 3, camera('b')).slots).toEqual([camera('b')])
    expect(withSource(scene('four', camera('a')), 2, camera('b')).slots).toEqual([camera('a'), { kind: 'empty', roomId: null }, camera('b')])
  })

  it('makes a picture of a card', () => expect(withSource(card(scene('one', camera('a')), '请稍候'), 0, camera('b'))).toEqual(scene('one', camera('b'))))

  it.each(layouts)('keeps what is shown when the layout becomes %s, and fills only with what is there', (layout) => {
    const { slots } = withLayout(lesson, scene('one', camera('b')), layout)
    expect(slots[0]).toEqual(camera('b'))
    expect(slots.length).toBeLessThanOrEqual(placesOf[layout])
    expect(slots).not.toContainEqual(camera('c'))
    expect(new Set(slots.map(({ roomId }) => roomId)).size).toBe(slots.length)
  })

  it('goes round the layouts', () => {
    let layout = layouts[0]!
    for (const next of [...layouts.slice(1), layouts[0]!]) expect((layout = nextLayout(layout))).toBe(next)
  })

  it('fixes the sound to those who are heard, and takes rooms in and out', () => {
    const fixed = withFollowing(lesson, lesson.programme.preview, false)
    expect(fixed.sound).toEqual({ follows: false, roomIds: ['a', 'b'] })
    expect(withVoice(withVoice(fixed, 'b', false), 'c', true).sound.roomIds).toEqual(['a', 'c'])
    expect(withFollowing(lesson, fixed, true).sound).toEqual({ follows: true, roomIds: [] })
  })
})

describe('the sources of a desk', () => {
  it('have their numbers whatever is there', () =>
    expect(deskSources(lesson).map(({ number, slot, there }) => [number, slot.kind, slot.roomId, there])).toEqual([
      [1, 'camera', 'a', true],
      [2, 'page', null, false],
      [3, 'screen', null, false],
      [4, 'camera', 'b', true],
      [5, 'camera', 'c', false],
    ]))

  it('are red on air, else green in preview, and dark while the teacher decides', () => {
    const state = lessonWith(scene('one', camera('b')), scene('oneAndOne', camera('a'), camera('b')))
    expect([camera('a'), camera('b'), page].map((slot) => tallyOf(state, slot))).toEqual(['preview', 'onAir', 'none'])
    expect(tallyOf(lessonWith(scene('one', camera('b')), scene('one', camera('a')), { mode: 'teacher' }), camera('b'))).toBe('none')
  })

  it('tell a room that it is on air, and the lecture room that its pages are', () => {
    expect(['a', 'b', 'c'].map((roomId) => isSeenOnAir(lesson, roomId))).toEqual([true, true, false])
    expect(isSeenOnAir(lessonWith(scene('one', page), scene('one', camera('a'))), 'a')).toBe(true)
  })
})

describe('what is received', () => {
  const layersOf = (state: LessonState) => Object.fromEntries(deskWants(state).filter(({ sourceId }) => !sourceId.endsWith('microphone')).map(({ sourceId, layer }) => [sourceId, layer]))

  it('is by a desk the programme, sharper pictures for the monitors, and thumbnails', () => {
    expect(layersOf(lesson)).toEqual({ 'l1-video': null, 'l1-former': null, 'a-camera': 1, 'b-camera': 0 })
    expect(layersOf({ ...lesson, programme: { ...lesson.programme, mode: 'teacher' } })).toEqual({ 'a-camera': 1, 'b-camera': 1 })
  })

  it('is by a room the programme, the other places, and whom it hears: never itself', () => {
    const wantsOf = (roomId: string) => programmeWants(lesson, roomId).map(({ source: { sourceId }, active }) => `${sourceId}${active ? '' : ' later'}`)
    expect(wantsOf('c')).toEqual(['l1-video', 'l1-former', 'a-camera', 'a-microphone', 'b-microphone'])
    expect(wantsOf('b')).toEqual(['l1-video', 'l1-former', 'a-camera', 'a-microphone'])
    expect(programmeWants(lessonWith(scene('one', camera('b')), scene('one', camera('a'))), 'c').map(({ active }) => active)).toEqual([true, true, false, true, true])
  })

  it('is during a mix what stood beside the main place before it, too', () => {
    const mixing = lessonWith(scene('one', camera('b')), scene('one', camera('a')), { former: scene('four', page, camera('a')) })
    const sides = programmeWants(mixing, 'c').filter(({ source: { roomId, kind } }) => roomId !== '' && kind === 'camera')
    expect(sides).toEqual([{ source: source('a', 'camera'), layer: 1, active: true }])
  })

  it('is in the main place of the scene before a mix a track of its own, unless the same is on air there', () => {
    const mixing = lessonWith(scene('oneAndOne', camera('b'), camera('a')), scene('one', camera('a')))
    const idOf = (slot: SceneSlot, place: number, isFormer: boolean) => airedSource(mixing, slot, place, isFormer)?.sourceId
    expect([idOf(camera('b'), 0, false), idOf(camera('a'), 0, true), idOf(camera('b'), 0, true), idOf(camera('b'), 1, true)]).toEqual(['l1-video', 'l1-former', 'l1-video', 'b-camera'])
  })

  it('is heard by faders, solos and the programme’s own key', () => {
    const heard = (mixer: LessonState['programme']['mixer']) => heardRooms({ ...lesson, programme: { ...lesson.programme, mixer } })
    const channel = (roomId: string, more = {}) => ({ roomId, level: 100, muted: false, solo: false, ...more })
    expect(heard({ muted: false, channels: [] })).toEqual(['a', 'b'])
    expect(heard({ muted: false, channels: [channel('a', { muted: true })] })).toEqual(['b'])
    expect(heard({ muted: false, channels: [channel('a', { level: 0 })] })).toEqual(['b'])
    expect(heard({ muted: false, channels: [channel('c', { solo: true })] })).toEqual(['c'])
    expect(heard({ muted: true, channels: [channel('c', { solo: true })] })).toEqual([])
  })
})

describe('the teacher’s own screen as a scene', () => {
  it('is the called room, else the teacher, with what is shown before both', () => {
    const called: LessonState = { ...lesson, floor: { ...lesson.floor, call: { roomId: 'b', seat: null, sinceMs: 0, before: 'open' } } }
    expect(teacherScene(lesson)).toEqual(scene('one', camera('a')))
    expect(teacherScene(called)).toEqual(scene('inset', camera('b'), camera('a')))
    expect(teacherScene({ ...called, pages: { ...called.pages, board: 1 } })).toEqual(scene('inset', page, camera('b')))
  })
})
