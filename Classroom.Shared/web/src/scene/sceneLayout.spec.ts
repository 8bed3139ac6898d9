import { describe, expect, it } from 'vitest'
import type { SceneLayout, SlotKind } from '../contracts'
import { placesOf } from '../lesson'
import { sceneLayout, type SceneBox } from './sceneLayout'

const layouts = Object.keys(placesOf) as SceneLayout[]
const sizes = [
  [1920, 1080],
  [1280, 1024],
  [640, 300],
] as const
const scene = (layout: SceneLayout, kind: SlotKind) => ({ layout, slots: [{ kind, roomId: kind === 'camera' ? 'a' : null }] })
const overlap = (a: SceneBox, b: SceneBox) => a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height

describe.each(sizes)('a scene in %d by %d', (width, height) => {
  it.each(layouts)('%s has its places, inside and nearly 16:9', (layout) => {
    const boxes = sceneLayout(scene(layout, 'camera'), width, height)
    expect(boxes).toHaveLength(placesOf[layout])
    for (const box of boxes) {
      expect(box.left >= 0 && box.top >= 0 && box.left + box.width <= width + 1 && box.top + box.height <= height + 1).toBe(true)
      expect(Math.abs(box.width / box.height - 16 / 9)).toBeLessThan(0.06)
    }
  })

  it.each(layouts.filter((layout) => layout !== 'inset'))('%s covers nothing', (layout) => {
    const boxes = sceneLayout(scene(layout, 'camera'), width, height)
    boxes.forEach((box, place) => boxes.slice(place + 1).forEach((other) => expect(overlap(box, other)).toBe(false)))
  })

  it.each(['page', 'screen'] as const)('keeps the small picture off a %s, and the %s large', (kind) => {
    const [main, small] = sceneLayout(scene('inset', kind), width, height)
    expect(overlap(main!, small!)).toBe(false)
    expect(main!.width).toBeGreaterThan(0.78 * Math.min(width, (height * 16) / 9))
  })

  it('sets the small picture into a camera', () => {
    const [main, small] = sceneLayout(scene('inset', 'camera'), width, height)
    expect(overlap(main!, small!)).toBe(true)
  })
})
