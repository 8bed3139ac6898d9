import { describe, expect, it } from 'vitest'
import { gridLayout } from './gridLayout'

describe('gridLayout', () => {
  it.each([
    [1, 1, 1],
    [2, 2, 1],
    [3, 2, 2],
    [4, 2, 2],
    [7, 3, 3],
  ])('%d tiles stand in %d columns and %d rows on a wide screen', (count, columns, rows) => {
    expect(gridLayout(count, 1920, 900, 4)).toMatchObject({ columns, rows })
  })

  it('never grows past its box', () => {
    for (let count = 1; count <= 12; count++) {
      const grid = gridLayout(count, 1366, 600, 4)
      expect(grid.columns * grid.width + (grid.columns - 1) * 4).toBeLessThanOrEqual(1366)
      expect(grid.rows * grid.height + (grid.rows - 1) * 4).toBeLessThanOrEqual(600)
    }
  })

  it('stacks tiles on a tall screen', () => expect(gridLayout(3, 600, 1200, 4)).toMatchObject({ columns: 1, rows: 3 }))
  it('is empty without tiles or room', () => expect([gridLayout(0, 100, 100, 4).width, gridLayout(3, 0, 0, 4).width]).toEqual([0, 0]))
})
