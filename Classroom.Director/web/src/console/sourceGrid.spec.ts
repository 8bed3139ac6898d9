import { describe, expect, it } from 'vitest'
import { sourceBorder, sourceGap, sourceGrid, sourceHead } from './sourceGrid'

/** What the box below the monitors measures on a screen of 1920x1080 and of 1366x768. */
const [wide, narrow] = [
  [1240, 370],
  [833, 200],
] as const

const rowsOf = (count: number, [width, height]: readonly [number, number]) => Math.ceil(count / sourceGrid(count, width, height).columns)
const heightOf = (count: number, [width, height]: readonly [number, number]) => rowsOf(count, [width, height]) * ((sourceGrid(count, width, height).width * 9) / 16 + (sourceGrid(count, width, height).over ? sourceBorder : sourceHead) + sourceGap) - sourceGap

describe('the sources below the monitors', () => {
  it.each([1, 2, 3, 4, 5, 6])('%d stand in one row on a large screen', (count) => expect(rowsOf(count, wide)).toBe(1))

  it.each([
    [7, 2],
    [8, 2],
    [10, 2],
    [12, 2],
  ])('%d stand in %d equal rows there', (count, rows) => {
    const { columns, width } = sourceGrid(count, ...wide)
    expect(rowsOf(count, wide)).toBe(rows)
    expect(columns * rows - count).toBeLessThan(rows)
    expect(columns * width + sourceGap * (columns - 1)).toBeLessThanOrEqual(wide[0])
  })

  it('all fit without scrolling on a large screen while they are recognised', () => {
    for (let count = 1; count <= 8; count++) expect(heightOf(count, wide)).toBeLessThanOrEqual(wide[1] + 1)
  })

  it('stay in one row on a small screen as long as they are recognised, and scroll in equal rows then', () => {
    expect([4, 5].map((count) => rowsOf(count, narrow))).toEqual([1, 1])
    expect([6, 8, 10].map((count) => sourceGrid(count, ...narrow).columns)).toEqual([3, 4, 5])
    expect(sourceGrid(10, ...narrow).width).toBeGreaterThanOrEqual(150)
  })

  it('of six rooms all stand there without scrolling, their heads on their pictures', () => {
    const { over, width } = sourceGrid(9, ...narrow)
    expect(over).toBe(true)
    expect(width).toBeGreaterThanOrEqual(150)
    expect(heightOf(9, narrow)).toBeLessThanOrEqual(narrow[1] + 1)
  })

  it('take no place before the screen is measured, and none without sources', () => {
    expect(sourceGrid(5, 0, 0).width).toBe(0)
    expect(sourceGrid(0, ...wide).columns).toBe(1)
  })
})
