import type { Answer, PreparedQuestion, Question, QuestionKind } from '@classroom/shared/contracts'
import { takesCards } from './options'

export const mostOptions = 6
export const fewestOptions = 2

/** A question while it is written. What a kind does not use is kept, so that changing one's mind about the kind loses nothing. */
export interface Draft {
  kind: QuestionKind
  prompt: string
  options: string[]
  /** Choices that are right. */
  right: number[]
  /** The right number or text, as typed. */
  rightText: string
  cards: boolean
}

export const emptyDraft = (): Draft => ({ kind: 'single', prompt: '', options: ['', '', '', ''], right: [], rightText: '', cards: false })

/** The question as it is asked; null while the right number is no number. Full-width digits count. */
export function readDraft(draft: Draft): PreparedQuestion | null {
  const question: Question = {
    kind: draft.kind,
    prompt: draft.prompt.trim(),
    options: draft.kind === 'single' || draft.kind === 'multiple' ? draft.options.map((option) => option.trim()) : [],
  }
  const right = readRight(draft, question)
  if (right === undefined) return null
  return { question, ...(right && { right }), cards: draft.cards && takesCards(question) }
}

export function writeDraft({ question, right, cards }: PreparedQuestion): Draft {
  return {
    kind: question.kind,
    prompt: question.prompt,
    options: question.options.length > 0 ? [...question.options] : emptyDraft().options,
    right: [...(right?.choices ?? [])],
    rightText: right?.text ?? (right?.number !== undefined && right.number !== null ? String(right.number) : ''),
    cards: cards ?? false,
  }
}

/** Marks a choice as right or takes the mark off; where one answer is all there is, the mark moves. */
export function toggleRight(draft: Draft, choice: number): number[] {
  if (draft.right.includes(choice)) return draft.right.filter((other) => other !== choice)
  return draft.kind === 'multiple' ? [...draft.right, choice].sort((a, b) => a - b) : [choice]
}

/** What was typed as a number, or null. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(/[０-９．－＋]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  const number = Number(plain)
  return plain !== '' && Number.isFinite(number) ? number : null
}

/** The right answer, null for none, undefined while it cannot be read. */
function readRight(draft: Draft, question: Question): Answer | null | undefined {
  const text = draft.rightText.trim()
  if (draft.kind === 'text') return text ? { text } : null
  if (draft.kind === 'number') {
    const number = readNumber(text)
    return text === '' ? null : number === null ? undefined : { number }
  }
  const most = draft.kind === 'multiple' ? mostOptions : 1
  const choices = draft.right.filter((choice) => choice < (draft.kind === 'trueFalse' ? 2 : question.options.length)).slice(0, most)
  return choices.length > 0 ? { choices } : null
}
