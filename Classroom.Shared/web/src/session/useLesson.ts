import { onScopeDispose, shallowRef } from 'vue'
import type { HelpTicket, LessonCommand, LessonPosition, LessonState } from '../contracts'
import { CommandLine, Refusal } from '../hub'
import { LessonFeed } from '../lesson'
import { useRelay } from './useRelay'

/** After entering, news of a live lesson takes one message; nothing for this long means that there is none. */
const silenceMs = 1_500

/** The connection and the lesson it brings, kept up over losses and restarts of the relay; and the way back for commands. Whoever uses it starts `relay.hub.run()`. */
export function useLesson(credential: () => Promise<string | null>) {
  const feed = new LessonFeed()
  const relay = useRelay(credential, position)
  const commands = new CommandLine(relay.hub.call)
  /** The lesson this page is in, or was in until its end was taken in; null in none. */
  const lesson = shallowRef<LessonState | null>(null)
  /** The open call for help of this page's room, or null. */
  const help = shallowRef<HelpTicket | null>(null)
  const { hub } = relay
  let silence: ReturnType<typeof setTimeout> | undefined
  let run = ''

  /** Where this page stands in a lesson that goes on: coming back, it asks only for what it missed. */
  function position(): LessonPosition | undefined {
    const state = feed.state
    return state && !state.ended && run ? { run, lessonId: state.lessonId, seq: state.seq } : undefined
  }

  /** Takes a snapshot, or with null that there is no lesson. */
  function enter(state: LessonState | null): void {
    clearTimeout(silence)
    feed.enter(state)
    lesson.value = feed.state
  }

  const expiry = setInterval(() => commands.expire(), 1_000)
  hub.on('welcome', (welcome) => {
    // A page whose room is in a lesson is told its state at once; told nothing, there is none: the lesson ended while it was away.
    silence = setTimeout(() => enter(null), silenceMs)
    // A relay that was started anew may have lost the last moments and told others since: only its own snapshot counts.
    if (run !== welcome.run) feed.enter(null)
    run = welcome.run
    // One that is open is told next.
    help.value = null
    commands.resume()
  })
  hub.on('lessonEntered', enter)
  hub.on('ticketsChanged', (tickets) => (help.value = tickets.findLast((ticket) => ticket.stage !== 'closed') ?? null))
  hub.on('lessonEvents', (events) => {
    clearTimeout(silence)
    if (feed.accept(events) === 'gap') hub.restart()
    else lesson.value = feed.state
  })

  /** Gives a command to the lesson this page is in. Rejects with a Refusal. */
  async function send(command: LessonCommand): Promise<void> {
    const lessonId = feed.state?.lessonId
    if (!lessonId) throw new Refusal('notFound', 'in no lesson')
    await commands.send(lessonId, command)
  }

  onScopeDispose(() => {
    clearTimeout(silence)
    clearInterval(expiry)
  })

  return {
    relay,
    lesson,
    help,
    enter,
    send,
    /** The farewell has been shown: back to no lesson. */
    leaveEnded(): void {
      if (feed.state?.ended) enter(null)
    },
  }
}
