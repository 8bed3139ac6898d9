import type { CommandAccepted, CommandRequest, LessonCommand } from '../contracts'
import type { HubCall } from './hubMethods'
import { newId } from './newId'
import { Refusal } from './refusal'

/** A command that the line could not carry for so long is given up: what was meant a minute ago is not wanted now. */
const patienceMs = 30_000

interface Waiting {
  request: CommandRequest
  until: number
  resolve: (accepted: CommandAccepted) => void
  reject: (reason: unknown) => void
}

/**
 * The page's commands to its lesson, one after another. A command keeps its identifier however often it is sent, so that one whose answer was
 * lost with the line is sent again without being applied twice.
 */
export class CommandLine {
  private readonly waiting: Waiting[] = []
  private sending = false

  constructor(
    private readonly call: HubCall,
    private readonly now: () => number = Date.now,
  ) {}

  /** Resolves when the relay has stored it. Rejects with a Refusal: the relay's own, or "unreachable" after half a minute without a line. */
  send(lessonId: string, command: LessonCommand): Promise<CommandAccepted> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request: { lessonId, commandId: newId(), command }, until: this.now() + patienceMs, resolve, reject })
      void this.sendAll()
    })
  }

  /** The line is there again. */
  resume(): void {
    void this.sendAll()
  }

  /** Time passes while there is no line: gives up what is too old. What is on its way is not: the relay may have it already. */
  expire(): void {
    const first = this.sending ? 1 : 0
    while (this.waiting[first] && this.waiting[first].until <= this.now()) this.waiting.splice(first, 1)[0]!.reject(new Refusal('unreachable', 'not sent in time'))
  }

  private async sendAll(): Promise<void> {
    if (this.sending) return
    this.expire()
    this.sending = true
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      if (!(await this.sent(next))) break
      this.waiting.shift()
    }
    this.sending = false
  }

  /** False when the line failed and the command has to wait. */
  private async sent({ request, resolve, reject }: Waiting): Promise<boolean> {
    try {
      resolve(await this.call('Send', request))
    } catch (error) {
      if (error instanceof Refusal && error.code === 'unreachable') return false
      reject(error)
    }
    return true
  }
}
