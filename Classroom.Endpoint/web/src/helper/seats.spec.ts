import { countOf } from '@classroom/shared/lesson'
import { describe, expect, it } from 'vitest'
import { rollOf, seatsOf, toggled } from './seats'

const roster = [
  { seat: 2, name: '李强' },
  { seat: 1, name: '马小燕' },
]

describe('a class on the helper’s phone', () => {
  it('stands in the order of its seats', () => expect(seatsOf(roster).map(({ seat }) => seat)).toEqual([1, 2]))

  it('is numbers alone without a list', () => expect(seatsOf([], 3)).toEqual([1, 2, 3].map((seat) => ({ seat, name: '' }))))

  it('is present but for what was called before', () => {
    const called = { roomId: 'r', atMs: 5, seats: [{ seat: 2, name: '李强', attendance: 'absent' as const }] }
    expect(rollOf(seatsOf(roster), called).map(({ attendance }) => attendance)).toEqual(['present', 'absent'])
  })

  it('takes a second press back', () => {
    expect(toggled('present', 'late')).toBe('late')
    expect(toggled('late', 'late')).toBe('present')
    expect(toggled('late', 'absent')).toBe('absent')
  })

  it('counts the late as there', () =>
    expect(countOf([{ attendance: 'present' }, { attendance: 'late' }, { attendance: 'absent' }])).toEqual({ there: 2, all: 3 }))
})
