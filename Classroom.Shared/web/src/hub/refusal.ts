import type { ErrorCode, RelayError } from '../contracts'

/** The relay, or the way to it, said no. The code decides what the screen says; the message is for logs. */
export class Refusal extends Error {
  readonly code: ErrorCode | 'unreachable'
  /** The finer code that some REST answers carry, such as nameTaken for a conflict; else empty. */
  readonly reason: string

  constructor(code: ErrorCode | 'unreachable', message: string, reason = '') {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.reason = reason
  }

  static of(error: RelayError): Refusal {
    return new Refusal(error.code, error.message)
  }
}

/** After these the relay will refuse again: trying on would only take the room from its rightful device, or knock for ever with a wrong key. */
const final: ReadonlySet<string> = new Set<ErrorCode>(['replaced', 'unauthorized', 'forbidden', 'seatTaken', 'lessonEnded'])

export function isFinal(error: unknown): error is Refusal {
  return error instanceof Refusal && final.has(error.code)
}
