import { describe, expect, it } from 'vitest'
import type { Box } from '../room/box'
import { stageLayout } from './stageLayout'

const screens = [
  [1920, 1080],
  [1366, 768],
  [1280, 1024],
  [2560, 1080],
] as const

function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height
}

const alone = { content: false, called: false }
const sharing = { content: true, called: false }
const stages = [alone, sharing, { content: false, called: true }, { content: true, called: true }]

describe('stageLayout', () => {
  it.each([
    [1920, 1080],
    [1366, 768],
    [3840, 2160],
  ])('gives the teacher four fifths of a screen of %d by %d', (width, height) => {
    const { main } = stageLayout(width, height, alone)
    expect((main.width * main.height) / (width * height)).toBeGreaterThanOrEqual(0.8)
  })

  it('gives a tall screen its whole width', () => {
    expect(stageLayout(1280, 1024, alone).main.width).toBe(1280)
    expect(stageLayout(1280, 1024, sharing).main.width).toBe(1280)
  })

  it('keeps a shared screen large and the teacher beside it', () => {
    const { main, teacher } = stageLayout(1920, 1080, sharing)
    expect((main.width * main.height) / (1920 * 1080)).toBeGreaterThan(0.7)
    expect(teacher?.width).toBeGreaterThan(300)
  })

  it.each(screens.flatMap(([width, height]) => stages.map((stage) => [width, height, stage] as const)))(
    'covers nothing and leaves nothing outside at %d by %d with %j',
    (width, height, stage) => {
      const { main, teacher, called, own, caption } = stageLayout(width, height, stage)
      const boxes = [main, own, caption, ...(teacher ? [teacher] : []), ...(called ? [called] : [])]
      boxes.forEach((box, index) => {
        expect(box.left + box.width).toBeLessThanOrEqual(width)
        expect(box.top + box.height).toBeLessThanOrEqual(height)
        boxes.slice(index + 1).forEach((other) => expect(overlap(box, other)).toBe(false))
      })
    },
  )
})
