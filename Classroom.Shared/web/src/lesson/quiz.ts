import type { AskedQuestion, BallotsCounted, JoinCode, LessonEvent, QuizRoom, QuizState, SeatTaken } from '../contracts'

/** Before the lesson. */
export const emptyQuiz: QuizState = Object.freeze({ asked: 0, question: null, rooms: [] })

/** What everybody knows of the quiz after one more event of the lesson; the same when the event does not concern it. Twin of the relay's QuizFold. */
export function foldQuiz(quiz: QuizState, event: LessonEvent): QuizState {
  const { body, timeMs } = event
  switch (body.type) {
    case 'joinCodesGiven':
      return { ...quiz, rooms: body.codes.map(newcomer) }
    case 'roomBrought':
      return { ...quiz, rooms: [...quiz.rooms, newcomer(body.code)] }
    case 'seatTaken':
      return withRoom(quiz, body.roomId, (room) => ({ ...room, devices: taken(room, body) }))
    case 'seatFreed':
      return withRoom(quiz, body.roomId, (room) => ({ ...room, devices: room.devices.filter(({ seat }) => seat !== body.seat) }))
    case 'questionAsked': {
      const { questionId, question, cards } = body
      const asked: AskedQuestion = { questionId, question, cards, phase: 'open', askedAtMs: timeMs, stoppedAtMs: null, result: null }
      return { asked: quiz.asked + 1, question: asked, rooms: quiz.rooms.map((room) => ({ ...room, ...unanswered })) }
    }
    case 'ballotsCounted':
      return { ...quiz, rooms: quiz.rooms.map((room) => counted(room, body)) }
    case 'questionStopped':
      return withQuestion(quiz, { phase: 'stopped', stoppedAtMs: timeMs })
    case 'questionRevealed':
      return withQuestion(quiz, { phase: 'revealed', result: body.result })
    case 'questionPutAway':
      return { ...quiz, question: null, rooms: quiz.rooms.map((room) => ({ ...room, ...unanswered })) }
    case 'lessonEnded':
      return { ...emptyQuiz, asked: quiz.asked }
    default:
      return quiz
  }
}

const unanswered = { seats: [], hands: null, together: false }

function newcomer({ roomId, code, classSize }: JoinCode): QuizRoom {
  return { roomId, code, classSize, devices: [], ...unanswered }
}

function taken(room: QuizRoom, { seat, holder }: SeatTaken): QuizRoom['devices'] {
  return [...room.devices.filter((device) => device.seat !== seat), { seat, holder }].sort((a, b) => a.seat - b.seat)
}

function counted(room: QuizRoom, { rooms }: BallotsCounted): QuizRoom {
  const count = rooms.find(({ roomId }) => roomId === room.roomId)
  return count ? { ...room, seats: [...room.seats, ...count.seats].sort((a, b) => a - b), hands: count.hands, together: count.together } : room
}

function withQuestion(quiz: QuizState, change: Partial<AskedQuestion>): QuizState {
  return { ...quiz, question: quiz.question && { ...quiz.question, ...change } }
}

function withRoom(quiz: QuizState, roomId: string, change: (room: QuizRoom) => QuizRoom): QuizState {
  return { ...quiz, rooms: quiz.rooms.map((room) => (room.roomId === roomId ? change(room) : room)) }
}
