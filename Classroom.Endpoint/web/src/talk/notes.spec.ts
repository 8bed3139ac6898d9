import type { Note } from '@classroom/shared/contracts'
import { describe, expect, it } from 'vitest'
import { openCue } from './notes'

const note = (kind: Note['kind'], fromTeacher = true, roomId = 'b'): Note => ({ roomId, fromTeacher, kind, text: '', atMs: 0 })

describe('openCue', () => {
  it('is the latest hand-over, until the helper has confirmed it', () => {
    expect(openCue([note('cue'), note('handOver')], 'b')?.kind).toBe('handOver')
    expect(openCue([note('handOver'), note('received', false)], 'b')).toBeNull()
    expect(openCue([note('handOver'), note('received', false), note('cue')], 'b')?.kind).toBe('cue')
  })

  it('is not what the two merely write, nor another room’s', () => {
    expect(openCue([note('words'), note('words', false)], 'b')).toBeNull()
    expect(openCue([note('handOver', true, 'c')], 'b')).toBeNull()
  })
})
