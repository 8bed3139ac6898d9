import type { BarCounts, Question, QuestionResult } from '@classroom/shared/contracts'
import { optionsOf, type Words } from './options'

/** One bar as it is drawn. */
export interface Bar {
  key: string
  /** A, B …; empty for numbers and texts. */
  letter: string
  text: string
  count: number
  /** Of those who answered, 0 to 1. */
  share: number
  right: boolean
}

/** The bars of one room or of all together. Answers that have no bar of their own stand last, as others. */
export function barsOf(question: Question, result: QuestionResult, counts: BarCounts, words: Words & { others: string }): Bar[] {
  const names = optionsOf(question, words)
  const share = (count: number) => (counts.answered > 0 ? count / counts.answered : 0)
  const bars = counts.bars.map((count, number) => ({
    key: String(number),
    letter: names[number]?.letter ?? '',
    text: names[number]?.text ?? result.labels[number] ?? '',
    count,
    share: share(count),
    right: result.rightBars.includes(number),
  }))
  const others = names.length > 0 ? 0 : counts.answered - counts.bars.reduce((sum, count) => sum + count, 0)
  return others > 0 ? [...bars, { key: 'others', letter: '', text: words.others, count: others, share: share(others), right: false }] : bars
}
