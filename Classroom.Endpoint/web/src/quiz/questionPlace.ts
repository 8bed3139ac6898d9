import type { Box } from '../room/box'

/** Share of the width that a question takes beside what the teacher shows: 13 characters of 44 px in a line at 1080p. */
const questionShare = 0.4

/** Where the question stands: alone in the main place; beside what the teacher shows, never over it. */
export function questionPlace(main: Box, showing: boolean): { content: Box; question: Box } {
  if (!showing) return { content: main, question: main }
  const width = Math.round(main.width * questionShare)
  const left = main.left + main.width - width
  return { content: { ...main, width: main.width - width }, question: { ...main, left, width } }
}
