import { relayApi } from '@classroom/shared/api'
import { Refusal } from '@classroom/shared/hub'
import { refusalSentence } from '@classroom/shared/ui'
import { computed, shallowRef } from 'vue'
import { useLessonSession } from '../room/sessionKey'

/** A second press takes a call back only after this, in ms: a nervous child presses twice. */
const takeBackAfterMs = 3_000

/** 求助: asks the information centre, says how far it is, and takes the call back on a later press. */
export function useHelp() {
  const { help, token } = useLessonSession()
  /** Message key of what went wrong, or empty. */
  const problem = shallowRef('')
  const busy = shallowRef(false)
  let askedAt = 0

  async function press(): Promise<void> {
    const open = help.value
    if (busy.value || (open && Date.now() - askedAt < takeBackAfterMs)) return
    busy.value = true
    problem.value = ''
    try {
      const ticket = open ? await relayApi.closeHelp(open.ticketId, await token()) : await relayApi.askForHelp(await token())
      askedAt = Date.now()
      help.value = ticket.stage === 'closed' ? null : ticket
    } catch (error) {
      problem.value = refusalSentence(error instanceof Refusal ? error : { code: 'internal' })
    } finally {
      busy.value = false
    }
  }

  /** Message key of how far the call is, or empty while there is none. */
  const word = computed(() => (help.value ? `help.stage.${help.value.stage}` : ''))
  return { help, word, busy, problem, press }
}
