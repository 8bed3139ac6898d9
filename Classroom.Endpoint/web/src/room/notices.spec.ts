import { Refusal } from '@classroom/shared/hub'
import { describe, expect, it } from 'vitest'
import { noticesOf, type NoticeFacts } from './notices'

const track = { track: {} as MediaStreamTrack }
const well: NoticeFacts = { interrupted: false, pathIntact: true, inLesson: true, camera: track, microphone: track, publishProblem: null }
const texts = (facts: Partial<NoticeFacts>) => noticesOf({ ...well, ...facts }).map(({ text }) => text)

describe('noticesOf', () => {
  it('says nothing while all is well or still opening', () => {
    expect(texts({})).toEqual([])
    expect(texts({ camera: null, microphone: null })).toEqual([])
  })

  it('offers to reconnect when the line is lost, and hides what follows from it', () => {
    expect(noticesOf({ ...well, interrupted: true, pathIntact: false, publishProblem: new Refusal('internal', '') })).toEqual([
      { text: 'link.lost', mark: 'wait', act: 'retry' },
    ])
  })

  it('names a broken picture path only in a lesson', () => {
    expect(texts({ pathIntact: false })).toEqual(['link.media'])
    expect(texts({ pathIntact: false, inLesson: false })).toEqual([])
  })

  it('says each device by its own problem, the microphone first', () => {
    expect(texts({ camera: { problem: 'busy' }, microphone: { problem: 'missing' } })).toEqual(['problem.microphone.missing', 'problem.camera.busy'])
  })

  it('says an insecure page once, with the way to the certificate', () => {
    expect(noticesOf({ ...well, camera: { problem: 'insecure' }, microphone: { problem: 'insecure' } })).toEqual([
      { text: 'problem.insecure', mark: 'warn', act: 'openCa' },
    ])
  })

  it('says a codec that cannot be sent, but not a refusal that mends itself', () => {
    expect(texts({ publishProblem: new Refusal('noCommonCodec', '') })).toEqual(['refusal.noCommonCodec'])
    expect(texts({ publishProblem: new Refusal('notFound', '') })).toEqual([])
  })
})
