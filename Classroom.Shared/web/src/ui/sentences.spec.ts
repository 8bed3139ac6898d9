import { describe, expect, it } from 'vitest'
import type { Refusal } from '../hub'
import type { CaptureProblem } from '../media'
import { en } from './messages/en'
import { zhCN } from './messages/zh-CN'
import { deviceSentence, refusalSentence } from './sentences'

const problems: CaptureProblem[] = ['insecure', 'refused', 'missing', 'busy', 'lost', 'failed']
const codes: Refusal['code'][] = [
  'invalid',
  'unauthorized',
  'forbidden',
  'notFound',
  'conflict',
  'noCommonCodec',
  'tooMany',
  'questionStopped',
  'seatTaken',
  'deskHeld',
  'deskFree',
  'noProgramme',
  'sourceGone',
  'lessonEnded',
  'replaced',
  'internal',
  'unreachable',
]

function sentence(messages: object, key: string): unknown {
  return key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], messages)
}

describe.each([
  ['zh-CN', zhCN],
  ['en', en],
])('sentences in %s', (_, messages) => {
  it.each((['camera', 'microphone', 'screen'] as const).flatMap((device) => problems.map((problem) => [device, problem] as const)))(
    'has one for a %s that is %s',
    (device, problem) => expect(sentence(messages, deviceSentence(device, problem))).toEqual(expect.stringMatching(/[。.]$/)),
  )

  it.each(codes)('has one for the refusal %s', (code) => expect(sentence(messages, refusalSentence({ code }))).toEqual(expect.stringMatching(/[。.]$/)))
})
