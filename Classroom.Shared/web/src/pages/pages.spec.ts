import { describe, expect, it } from 'vitest'
import type { PageImage } from '../contracts'
import { bestImage } from './bestImage'
import { fitSheet } from './fitSheet'
import { PageStore } from './pageStore'

const image = (width: number): PageImage => ({ width, height: width / 2, hash: String(width), bytes: 1 })
const images = [image(400), image(1920), image(3840)]

describe('bestImage', () => {
  it('takes the smallest that is crisp', () => expect(bestImage(images, 401)?.width).toBe(1920))
  it('takes the exact size', () => expect(bestImage(images, 1920)?.width).toBe(1920))
  it('takes the largest when none is large enough', () => expect(bestImage(images, 9000)?.width).toBe(3840))
  it('takes none of a page without pictures', () => expect(bestImage([], 100)).toBeUndefined())
})

describe('fitSheet', () => {
  it('leaves air beside a tall page', () => expect(fitSheet({ width: 1600, height: 900 }, 0.5)).toEqual({ left: 575, top: 0, width: 450, height: 900 }))
  it('leaves air above a wide page', () => expect(fitSheet({ width: 1600, height: 900 }, 4)).toEqual({ left: 0, top: 250, width: 1600, height: 400 }))
})

describe('PageStore without a cache', () => {
  it('asks for a picture once, whoever wants it', async () => {
    let asked = 0
    const store = new PageStore(async () => {
      asked++
      return new Response('x')
    })
    await Promise.all([store.keep('a'), store.keep('a')])
    await store.keep('a')
    expect(asked).toBe(1)
    expect(await store.has('a')).toBe(true)
  })

  it('asks again for what failed', async () => {
    let asked = 0
    const store = new PageStore(async () => {
      if (asked++ === 0) throw new Error('no line')
      return new Response('x')
    })
    await expect(store.keep('a')).rejects.toThrow('no line')
    await store.keep('a')
    expect(await store.has('a')).toBe(true)
  })

  it('forgets what is not retained', async () => {
    const store = new PageStore(async () => new Response('x'))
    await store.keep('a')
    await store.keep('b')
    await store.retain(new Set(['b']))
    expect([await store.has('a'), await store.has('b')]).toEqual([false, true])
  })
})
