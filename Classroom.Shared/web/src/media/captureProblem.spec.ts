import { describe, expect, it } from 'vitest'
import { captureProblem, mendsItself } from './captureProblem'

const error = (name: string) => new DOMException('', name)

describe('captureProblem', () => {
  it.each([
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['TypeError', 'failed'],
  ])('%s means %s', (name, problem) => expect(captureProblem(error(name))).toBe(problem))

  it('takes anything else thrown as failed', () => expect(captureProblem('no')).toBe('failed'))
})

describe('mendsItself', () => {
  it('is not true of what only a person can change', () => {
    expect([mendsItself('refused'), mendsItself('insecure')]).toEqual([false, false])
    expect(mendsItself('busy')).toBe(true)
  })
})
