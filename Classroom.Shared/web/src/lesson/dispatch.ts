import type { DispatchState, LessonEvent } from '../contracts'

/** Before the lesson. */
export const emptyDispatch: DispatchState = Object.freeze({ talkBack: null })

/** What the information centre does with the lesson after one more event; the same when the event does not concern it. Twin of the relay's DispatchRules. */
export function foldDispatch(dispatch: DispatchState, { body }: LessonEvent): DispatchState {
  switch (body.type) {
    case 'talkBackBegun':
      return { talkBack: body.talkBack }
    case 'talkBackEnded':
    case 'lessonEnded':
      return emptyDispatch
    default:
      return dispatch
  }
}
