import { emptyLesson } from '@classroom/shared/lesson'
import type { LessonState, Question, QuestionResult, QuizRoom } from '@classroom/shared/contracts'
import { describe, expect, it } from 'vitest'
import { barsOf } from './bars'
import { progressOf } from './counts'
import { emptyDraft, readDraft, readNumber, toggleRight, writeDraft } from './draft'
import { choiceOfKey, optionsOf, takesCards } from './options'
import { questionPlace } from './questionPlace'

const words = { yes: '对', no: '错', others: '其他' }
const primes: Question = { kind: 'single', prompt: '', options: ['9', '11', '15', '21'] }
const truth: Question = { kind: 'trueFalse', prompt: '', options: [] }
const number: Question = { kind: 'number', prompt: '', options: [] }

describe('optionsOf', () => {
  it('letters the options, and says true and false in words', () => {
    expect(optionsOf(primes, words).map(({ letter }) => letter)).toEqual(['A', 'B', 'C', 'D'])
    expect(optionsOf(truth, words).map(({ letter }) => letter)).toEqual(['对', '错'])
    expect(optionsOf(number, words)).toEqual([])
  })
})

describe('choiceOfKey', () => {
  it.each([
    [primes, '1', 0],
    [primes, '4', 3],
    [primes, '5', null],
    [primes, '0', null],
    [primes, 'a', null],
    [primes, 'Enter', null],
    [truth, '2', 1],
    [truth, '3', null],
    [number, '1', null],
    [{ ...primes, kind: 'multiple' } as Question, '1', null],
  ])('%j, key %s', (question, key, choice) => expect(choiceOfKey(question, key)).toBe(choice))
})

describe('takesCards', () => {
  it('is for one choice of at most four', () => {
    expect(takesCards(primes)).toBe(true)
    expect(takesCards({ ...primes, options: ['', '', '', '', ''] })).toBe(false)
    expect(takesCards({ ...primes, kind: 'multiple' })).toBe(false)
    expect(takesCards(number)).toBe(false)
  })
})

describe('barsOf', () => {
  const counts = { answered: 4, bars: [1, 3, 0, 0], right: 3 }
  const result: QuestionResult = { right: { choices: [1] }, labels: [], rightBars: [1], total: counts, rooms: [] }

  it('gives each option its share of those who answered', () =>
    expect(barsOf(primes, result, counts, words).map(({ letter, text, share, right }) => [letter, text, share, right])).toEqual([
      ['A', '9', 0.25, false],
      ['B', '11', 0.75, true],
      ['C', '15', 0, false],
      ['D', '21', 0, false],
    ]))

  it('is empty, not broken, when nobody answered', () =>
    expect(barsOf(primes, result, { answered: 0, bars: [0, 0, 0, 0], right: 0 }, words).every(({ share }) => share === 0)).toBe(true))

  it('counts numbers without a bar of their own as others', () =>
    expect(barsOf(number, { ...result, labels: ['56', '54'], rightBars: [0] }, { answered: 6, bars: [3, 2], right: 3 }, words).map(({ text, count }) => [text, count])).toEqual([
      ['56', 3],
      ['54', 2],
      ['其他', 1],
    ]))
})

describe('progressOf', () => {
  const room = (roomId: string, part: Partial<QuizRoom>): QuizRoom => ({ roomId, code: '', classSize: 0, devices: [], seats: [], hands: null, together: false, ...part })
  const lesson = (...rooms: QuizRoom[]): LessonState => ({
    ...emptyLesson,
    rooms: rooms.map(({ roomId }, number) => ({ roomId, name: roomId, role: number === 0 ? 'lecturer' : 'receiver', present: true })),
    quiz: { asked: 1, question: null, rooms },
  })

  it('counts each room one way: hands before seats before the class as one', () =>
    expect(progressOf(lesson(room('a', {}), room('b', { seats: [1, 2], hands: 30, together: true }), room('c', { seats: [1, 2], together: true }), room('d', { together: true }))).map(({ roomId, word, count }) => [roomId, word, count])).toEqual([
      ['b', 'quiz.hands', 30],
      ['c', 'quiz.answered', 2],
      ['d', 'quiz.together', 1],
    ]))

  it('says of how many where the roll was called', () => {
    const called: LessonState = lesson(room('a', {}), room('b', { seats: [1] }))
    const seats = [1, 2, 3].map((seat) => ({ seat, name: '', attendance: seat === 3 ? ('absent' as const) : ('present' as const) }))
    expect(progressOf({ ...called, roll: { ...called.roll, attendance: [{ roomId: 'b', atMs: 0, seats }] } })[0]).toMatchObject({ word: 'quiz.answeredOf', count: 1, of: 2 })
  })

  it('shows the lecture room when it answers itself', () => expect(progressOf(lesson(room('a', { hands: 20 })))).toHaveLength(1))
})

describe('the draft of a question', () => {
  it('is asked as written and written as kept', () => {
    const draft = { ...emptyDraft(), prompt: ' 哪一个是质数？ ', options: ['9', ' 11'], right: [1], cards: true }
    const prepared = readDraft(draft)!
    expect(prepared).toEqual({ question: { kind: 'single', prompt: '哪一个是质数？', options: ['9', '11'] }, right: { choices: [1] }, cards: true })
    expect(readDraft(writeDraft(prepared))).toEqual(prepared)
  })

  it('drops what the kind does not use', () => {
    const draft = { ...emptyDraft(), right: [3], rightText: '56', cards: true }
    expect(readDraft({ ...draft, kind: 'trueFalse' })).toEqual({ question: { kind: 'trueFalse', prompt: '', options: [] }, cards: true })
    expect(readDraft({ ...draft, kind: 'number' })).toEqual({ question: { kind: 'number', prompt: '', options: [] }, right: { number: 56 }, cards: false })
    expect(readDraft({ ...draft, kind: 'multiple' })?.cards).toBe(false)
  })

  it('cannot be asked while the right number is none', () => expect(readDraft({ ...emptyDraft(), kind: 'number', rightText: '五' })).toBeNull())

  it('moves the mark where one is right, adds it where several are', () => {
    expect(toggleRight({ ...emptyDraft(), right: [1] }, 2)).toEqual([2])
    expect(toggleRight({ ...emptyDraft(), right: [2] }, 2)).toEqual([])
    expect(toggleRight({ ...emptyDraft(), kind: 'multiple', right: [2] }, 0)).toEqual([0, 2])
  })

  it.each([
    ['56', 56],
    [' -0.5 ', -0.5],
    ['５６', 56],
    ['－３．５', -3.5],
    ['', null],
    ['五', null],
    ['1e999', null],
  ])('reads %j as %s', (text, value) => expect(readNumber(text)).toBe(value))
})

describe('questionPlace', () => {
  const main = { left: 0, top: 10, width: 1000, height: 500 }
  it('takes the main place alone', () => expect(questionPlace(main, false, true)).toEqual({ content: main, question: main, join: null }))
  it('stands beside what the teacher shows, never over it', () => {
    const { content, question } = questionPlace(main, true, false)
    expect(content.left + content.width).toBe(question.left)
    expect(question.left + question.width).toBe(1000)
  })
  it('leaves a page of 16:9 its size when phones are told the way below it', () => {
    const { content, join } = questionPlace(main, true, true)
    expect(content.height).toBeGreaterThanOrEqual((content.width * 9) / 16)
    expect(join).toMatchObject({ left: content.left, top: content.top + content.height, width: content.width })
  })
})
