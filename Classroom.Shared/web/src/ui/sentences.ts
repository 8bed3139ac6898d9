import type { Refusal } from '../hub'
import type { CaptureProblem, RoomDevice } from '../media'

/** The message key of the sentence for a device that gives nothing: what failed, what still works, what to do. */
export function deviceSentence(device: RoomDevice | 'screen', problem: CaptureProblem): string {
  return problem === 'insecure' ? 'problem.insecure' : `problem.${device}.${problem}`
}

/** The message key of the sentence for a refusal of the relay. */
export function refusalSentence(refusal: Pick<Refusal, 'code'>): string {
  return `refusal.${refusal.code}`
}
