import { describe, expect, it } from 'vitest'
import { stageLayout, type Box } from './stageLayout'

const screens = [
  [1920, 1080],
  [1366, 768],
  [1280, 1024],
  [2560, 1080],
] as const

function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height
}

describe('stageLayout', () => {
  it.each([
    [1920, 1080],
    [1366, 768],
    [3840, 2160],
  ])('gives the teacher four fifths of a screen of %d by %d', (width, height) => {
    const { main } = stageLayout(width, height, false)
    expect((main.width * main.height) / (width * height)).toBeGreaterThanOrEqual(0.8)
  })

  it('gives a tall screen its whole width', () => {
    expect(stageLayout(1280, 1024, false).main.width).toBe(1280)
    expect(stageLayout(1280, 1024, true).main.width).toBe(1280)
  })

  it('keeps a shared screen large and the teacher beside it', () => {
    const { main, teacher } = stageLayout(1920, 1080, true)
    expect((main.width * main.height) / (1920 * 1080)).toBeGreaterThan(0.7)
    expect(teacher?.width).toBeGreaterThan(300)
  })

  it.each(screens.flatMap(([width, height]) => [true, false].map((sharing) => [width, height, sharing] as const)))(
    'covers nothing and leaves nothing outside at %d by %d, sharing %s',
    (width, height, sharing) => {
      const { main, teacher, own, caption } = stageLayout(width, height, sharing)
      const boxes = [main, own, caption, ...(teacher ? [teacher] : [])]
      boxes.forEach((box, index) => {
        expect(box.left + box.width).toBeLessThanOrEqual(width)
        expect(box.top + box.height).toBeLessThanOrEqual(height)
        boxes.slice(index + 1).forEach((other) => expect(overlap(box, other)).toBe(false))
      })
    },
  )
})
