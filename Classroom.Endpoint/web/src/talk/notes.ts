import type { Note, WrittenQuestion } from '@classroom/shared/contracts'

/** A reaction says something for so long, in ms. */
export const reactionLastsMs = 90_000

/** The teacher's latest cue or hand-over to a room that its helper has not yet confirmed. */
export function openCue(notes: readonly Note[], roomId: string): Note | null {
  const own = notes.filter((note) => note.roomId === roomId)
  const cue = own.findLastIndex((note) => note.fromTeacher && note.kind !== 'words')
  const seen = own.findLastIndex((note) => note.kind === 'received')
  return cue > seen ? own[cue]! : null
}

/** Questions the teacher has yet to answer, oldest first. */
export function openQuestions(questions: readonly WrittenQuestion[]): WrittenQuestion[] {
  return questions.filter((question) => !question.answered)
}
