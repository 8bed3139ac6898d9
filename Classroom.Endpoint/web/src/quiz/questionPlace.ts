import type { Box } from '../room/box'

/** Share of the width that a question takes beside what the teacher shows: 13 characters of 44 px in a line at 1080p. */
const questionShare = 0.4
/** Share of the height that the way to it takes below what the teacher shows: a page of 16:9 leaves that free. */
const joinShare = 0.25

export interface QuestionPlace {
  content: Box
  question: Box
  /** Where pupils' phones are told the way; null while the question has the main place, and tells it itself. */
  join: Box | null
}

/** Where the question stands: alone in the main place; beside what the teacher shows, never over it. With `joining` phones are told the way. */
export function questionPlace(main: Box, showing: boolean, joining: boolean): QuestionPlace {
  if (!showing) return { content: main, question: main, join: null }
  const width = Math.round(main.width * questionShare)
  const question = { ...main, left: main.left + main.width - width, width }
  const content = { ...main, width: main.width - width }
  if (!joining) return { content, question, join: null }
  const height = Math.round(main.height * joinShare)
  return { content: { ...content, height: main.height - height }, question, join: { ...content, top: main.top + main.height - height, height } }
}
