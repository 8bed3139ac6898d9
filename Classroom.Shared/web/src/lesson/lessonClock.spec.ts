import { describe, expect, it } from 'vitest'
import { formatLessonTime } from './lessonClock'

describe('formatLessonTime', () => {
  it.each([
    [-5, '00:00'],
    [59_999, '00:59'],
    [2_700_000, '45:00'],
    [3_600_000, '1:00:00'],
  ])('%d ms reads %s', (ms, text) => expect(formatLessonTime(ms)).toBe(text))
})
