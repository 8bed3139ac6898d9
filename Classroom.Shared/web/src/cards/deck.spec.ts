import { beforeAll, describe, expect, it } from 'vitest'
import { cards, patternModules, seatLimit } from './deck'
import { correctedModules } from './detector'
import type { OpenCv } from './openCv'
import { nodeOpenCv } from './testing/nodeOpenCv'

const turned = (rows: readonly string[]) => rows.map((_, row) => rows.map((_, column) => rows[rows.length - 1 - column]![row]).join(''))
const mirrored = (rows: readonly string[]) => rows.map((row) => [...row].reverse().join(''))
const squares = (rows: readonly string[]) => [...rows.join('')]
const difference = (a: readonly string[], b: readonly string[]) => a.filter((square, i) => square !== b[i]).length

/** A pattern as it stands after none to three quarter turns. */
function turns(rows: readonly string[]): (readonly string[])[] {
  const quarter = turned(rows)
  const half = turned(quarter)
  return [rows, quarter, half, turned(half)]
}

/** In how many squares two cards, or a card and itself turned, differ at least. */
function leastDifference(other: (rows: readonly string[]) => readonly string[]): number {
  const standing = cards.map((card) => turns(other(card)).map(squares))
  const differences = cards.flatMap((card, seat) =>
    standing.flatMap((turned, second) => turned.filter((_, turn) => seat !== second || turn > 0).map((pattern) => difference(squares(card), pattern))),
  )
  return Math.min(...differences)
}

describe('the deck of cards', () => {
  it('has 60 seats of 6 by 6 squares', () => {
    expect(seatLimit).toBe(60)
    expect(cards.every((rows) => rows.length === patternModules && rows.every((row) => /^[01]{6}$/.test(row)))).toBe(true)
  })

  it('keeps 13 squares between any two cards, however they are turned, and between a card and itself turned', () =>
    expect(leastDifference((rows) => rows)).toBe(13))

  it('keeps mirrored cards further away than is ever mended', () => {
    const itself = Math.min(...cards.map((card) => difference(squares(card), squares(mirrored(card)))))
    expect(Math.min(itself, leastDifference(mirrored))).toBeGreaterThan(correctedModules)
  })

  it('mends fewer squares than would make two cards one', () => expect(correctedModules).toBeLessThan(13 / 2))
})

describe('the deck and OpenCV', () => {
  let openCv: OpenCv
  beforeAll(async () => {
    openCv = await nodeOpenCv()
  }, 60_000)

  it('have the same patterns', () => {
    const dictionary = openCv.getPredefinedDictionary(openCv.DICT_6X6_250)
    const side = patternModules + 2
    const drawn = cards.map((_card, id) => {
      const image = new openCv.Mat()
      dictionary.generateImageMarker(id, side, image, 1)
      const rows = Array.from({ length: patternModules }, (_row, row) =>
        Array.from({ length: patternModules }, (_column, column) => (image.data[(row + 1) * side + column + 1]! > 0 ? '1' : '0')).join(''),
      )
      image.delete()
      return rows
    })
    expect(drawn).toEqual(cards)
  })
})
