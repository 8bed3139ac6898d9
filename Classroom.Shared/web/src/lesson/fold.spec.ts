import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LessonEvent, LessonState } from '../contracts'
import { emptyLesson, foldLesson } from './fold'

interface Fixture {
  about: string
  start?: Partial<LessonState>
  events: LessonEvent[]
  state: Partial<LessonState>
}

const folder = join(import.meta.dirname, '../../../fixtures/lesson')
const fixtures = readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Fixture] as const)

/** What a fixture does not state is as before the first event, so that a new part of the state changes no fixture that it does not concern. */
const stateOf = (stated: Partial<LessonState> | undefined): LessonState => ({ ...emptyLesson, ...stated })

describe('foldLesson', () => {
  it.each(fixtures)('%s folds to the state that the relay folds', (_, fixture) => {
    expect(fixture.events.reduce(foldLesson, stateOf(fixture.start))).toEqual(stateOf(fixture.state))
  })

  it.each(fixtures)('%s leaves the states before untouched', (_, fixture) => {
    const start = stateOf(fixture.start)
    const before = structuredClone(start)
    fixture.events.reduce(foldLesson, start)
    expect(start).toEqual(before)
  })

  it('moves only clock and number for an event it does not know', () => {
    const event = { lessonId: 'x', seq: 1, timeMs: 40, actor: 'relay', body: { type: 'ofTomorrow' } } as unknown as LessonEvent
    expect(foldLesson(emptyLesson, event)).toEqual({ ...emptyLesson, lessonId: 'x', seq: 1, timeMs: 40 })
  })
})
