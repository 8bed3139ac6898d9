import type { Question } from '@classroom/shared/contracts'

/** What a question is answered with by choosing. */
export interface Option {
  choice: number
  /** A, B, C …; the word itself for true and false. */
  letter: string
  text: string
}

/** The two words of a question that is true or false. */
export interface Words {
  yes: string
  no: string
}

/** Paper cards are turned in four directions. */
const cardChoices = 4

export const letterOf = (choice: number): string => String.fromCharCode(65 + choice)

/** The options of a question; none when it is not answered by choosing. */
export function optionsOf(question: Question, { yes, no }: Words): Option[] {
  if (question.kind === 'trueFalse') return [yes, no].map((letter, choice) => ({ choice, letter, text: '' }))
  return question.options.map((text, choice) => ({ choice, letter: letterOf(choice), text }))
}

/** How many options there are to choose from; 0 when it is not answered by choosing. */
export function choicesOf(question: Question): number {
  return question.kind === 'trueFalse' ? 2 : question.options.length
}

/** Whether one choice answers it: keys and paper cards can give no more. */
export function takesOneChoice(question: Question): boolean {
  return question.kind === 'single' || question.kind === 'trueFalse'
}

export function takesCards(question: Question): boolean {
  return takesOneChoice(question) && choicesOf(question) <= cardChoices
}

/** The choice that a key means, from the number row, the number pad or a clicker that types digits; null for other keys. */
export function choiceOfKey(question: Question, key: string): number | null {
  const choice = /^[1-9]$/.test(key) ? Number(key) - 1 : -1
  return takesOneChoice(question) && choice >= 0 && choice < choicesOf(question) ? choice : null
}
