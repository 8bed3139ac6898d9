import type { LessonEvent, LessonState } from '../contracts'
import { emptyDispatch, foldDispatch } from './dispatch'
import { emptyFloor, foldFloor } from './floor'
import { emptyHelp, foldHelp } from './help'
import { emptyInk, foldInk } from './ink'
import { emptyPages, foldPages } from './pages'
import { emptyProgramme, foldProgramme } from './programme'
import { emptyQuiz, foldQuiz } from './quiz'
import { emptyRoll, foldRoll } from './roll'
import { emptyTalk, foldTalk } from './talk'

/** The state before the first event. */
export const emptyLesson: LessonState = Object.freeze({
  lessonId: '',
  title: '',
  startedAt: '0001-01-01T00:00:00+00:00',
  videoCodec: 'h264',
  ended: false,
  seq: 0,
  timeMs: 0,
  rooms: [],
  sources: [],
  floor: emptyFloor,
  talk: emptyTalk,
  roll: emptyRoll,
  help: emptyHelp,
  quiz: emptyQuiz,
  ink: emptyInk,
  pages: emptyPages,
  programme: emptyProgramme,
  dispatch: emptyDispatch,
})

/**
 * The state after one more event: each part of it has a fold of its own, which sees every event and passes over what does not concern it. Pure. Twin of the relay's fold; the fixtures in Classroom.Shared/fixtures/lesson pin both to one result.
 * An event of a type this page does not know only moves the clock and the number, so an older page stays in the lesson.
 */
export function foldLesson(state: LessonState, event: LessonEvent): LessonState {
  const next = {
    ...state,
    lessonId: event.lessonId,
    seq: event.seq,
    timeMs: event.timeMs,
    floor: foldFloor(state.floor, event),
    talk: foldTalk(state.talk, event),
    roll: foldRoll(state.roll, event),
    help: foldHelp(state.help, event),
    quiz: foldQuiz(state.quiz, event),
    ink: foldInk(state.ink, event),
    pages: foldPages(state.pages, event),
    programme: foldProgramme(state.programme, event),
    dispatch: foldDispatch(state.dispatch, event),
  }
  const body = event.body
  switch (body.type) {
    case 'lessonStarted':
      return { ...next, title: body.title, startedAt: body.startedAt, videoCodec: body.videoCodec, rooms: body.rooms }
    case 'roomBrought':
      return { ...next, rooms: [...state.rooms, body.room] }
    case 'roomJoined':
      return { ...next, rooms: withPresence(state, body.roomId, true) }
    case 'roomLeft':
      return { ...next, rooms: withPresence(state, body.roomId, false) }
    case 'sourceStarted':
      return { ...next, sources: [...state.sources, body.source] }
    case 'sourceStopped':
      return { ...next, sources: state.sources.filter((source) => source.sourceId !== body.sourceId) }
    case 'lessonEnded':
      return { ...next, ended: true, sources: [], rooms: state.rooms.map((room) => ({ ...room, present: false })) }
    default:
      return next
  }
}

function withPresence(state: LessonState, roomId: string, present: boolean) {
  return state.rooms.map((room) => (room.roomId === roomId ? { ...room, present } : room))
}
