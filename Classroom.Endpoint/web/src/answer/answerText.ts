import type { Answer, Question } from '@classroom/shared/contracts'
import { optionsOf, type Words } from '../quiz/options'

/** An answer in words: letters for choices, the number or text itself. */
export function answerText(question: Question, answer: Answer, words: Words): string {
  if (answer.choices) {
    const options = optionsOf(question, words)
    return answer.choices.map((choice) => options[choice]?.letter ?? '').join(' ')
  }
  return answer.text ?? String(answer.number ?? '')
}
