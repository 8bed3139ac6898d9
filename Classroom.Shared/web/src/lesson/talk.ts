import type { LessonEvent, Note, TalkState } from '../contracts'

/** Before the lesson. */
export const emptyTalk: TalkState = Object.freeze({ asked: 0, questions: [], reactions: [], notes: [] })

/** Questions kept at hand; TalkState.MostQuestions of the relay. */
const mostQuestions = 100

/** Notes kept at hand for each room; TalkState.MostNotes of the relay. */
const mostNotes = 30

/** The talk after one more event of the lesson; the same when the event does not concern it. Twin of the relay's TalkFold. */
export function foldTalk(talk: TalkState, { body, timeMs }: LessonEvent): TalkState {
  switch (body.type) {
    case 'questionWritten': {
      const { number, roomId, text } = body
      const question = { number, roomId, seat: body.seat ?? null, text, atMs: timeMs, answered: false, answer: null }
      return { ...talk, asked: number, questions: [...talk.questions.slice(-(mostQuestions - 1)), question] }
    }
    case 'questionReplied': {
      const answer = body.text ?? null
      return { ...talk, questions: talk.questions.map((question) => (question.number === body.number ? { ...question, answered: true, answer } : question)) }
    }
    case 'reacted': {
      const reaction = { roomId: body.roomId, reaction: body.reaction, atMs: timeMs }
      return { ...talk, reactions: [...talk.reactions.filter((other) => other.roomId !== body.roomId), reaction] }
    }
    case 'noteSent': {
      const { roomId, fromTeacher, kind, text } = body
      return { ...talk, notes: noted(talk.notes, { roomId, fromTeacher, kind, text, atMs: timeMs }) }
    }
    default:
      return talk
  }
}

function noted(notes: readonly Note[], note: Note): Note[] {
  const own = notes.filter((other) => other.roomId === note.roomId)
  const oldest = own.length >= mostNotes ? own[0] : undefined
  return [...notes.filter((other) => other !== oldest), note]
}
