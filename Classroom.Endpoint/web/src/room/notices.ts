import type { Captured, CaptureProblem, RoomDevice } from '@classroom/shared/media'
import { deviceSentence, refusalSentence } from '@classroom/shared/ui'
import type { Refusal } from '@classroom/shared/hub'

export type NoticeAct = 'retry' | 'openCa'

export interface Notice {
  /** Message key of the sentence. */
  text: string
  mark: 'warn' | 'bad' | 'wait'
  act?: NoticeAct
}

export interface NoticeFacts {
  interrupted: boolean
  pathIntact: boolean
  inLesson: boolean
  camera: Captured | null
  microphone: Captured | null
  publishProblem: Refusal | null
}

/** What a room screen has to say, the most urgent first. A lost line hides what only follows from it. */
export function noticesOf(facts: NoticeFacts): Notice[] {
  const notices: Notice[] = []
  if (facts.interrupted) notices.push({ text: 'link.lost', mark: 'wait', act: 'retry' })
  else if (facts.inLesson && !facts.pathIntact) notices.push({ text: 'link.media', mark: 'wait' })
  const camera = problemOf(facts.camera)
  const microphone = problemOf(facts.microphone)
  if (camera === 'insecure' || microphone === 'insecure') notices.push({ text: deviceSentence('camera', 'insecure'), mark: 'warn', act: 'openCa' })
  else notices.push(...device('microphone', microphone), ...device('camera', camera))
  if (!facts.interrupted && facts.inLesson && facts.publishProblem && worthSaying(facts.publishProblem)) {
    notices.push({ text: refusalSentence(facts.publishProblem), mark: 'bad' })
  }
  return notices
}

function problemOf(captured: Captured | null): CaptureProblem | null {
  return captured && 'problem' in captured ? captured.problem : null
}

function device(name: RoomDevice, problem: CaptureProblem | null): Notice[] {
  return problem ? [{ text: deviceSentence(name, problem), mark: name === 'microphone' ? 'bad' : 'warn' }] : []
}

/** Refusals that mend themselves within a moment (the lesson just ended, a transport is made anew) are not for the children's eyes. */
function worthSaying(refusal: Refusal): boolean {
  return refusal.code === 'noCommonCodec' || refusal.code === 'tooMany' || refusal.code === 'internal'
}
