import type { RelayError } from '../contracts'
import type { Wire } from './wire'

type Answer = { value?: unknown; error?: RelayError }

/** A connection to a relay that answers what the test says. */
export class FakeWire implements Wire {
  readonly calls: unknown[][] = []
  refuseStart = false
  beforeAnswer: () => void = () => undefined
  private readonly handlers = new Map<string, (...args: never[]) => void>()
  private closed: (error?: Error) => void = () => undefined

  constructor(readonly answers: Record<string, Answer>) {}

  async start(): Promise<void> {
    if (this.refuseStart) throw new Error('refused')
  }

  async stop(): Promise<void> {
    this.closed()
  }

  async invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    this.calls.push([method, ...args])
    this.beforeAnswer()
    const answer = this.answers[method] ?? { value: {} }
    return { value: answer.value ?? null, error: answer.error ?? null } as T
  }

  on(method: string, handler: (...args: never[]) => void): void {
    this.handlers.set(method, handler)
  }

  onclose(callback: (error?: Error) => void): void {
    this.closed = callback
  }

  /** The relay says something. */
  tell(method: string, value: unknown): void {
    this.handlers.get(method)?.(value as never)
  }

  /** The line breaks. */
  lose(): void {
    this.closed(new Error('lost'))
  }
}
