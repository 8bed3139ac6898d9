import { describe, expect, it } from 'vitest'
import { judgedHeight, judgedWidth, PictureJudge } from './pictureJudge'

const pixels = judgedWidth * judgedHeight
const picture = (light: (index: number) => number) =>
  Uint8ClampedArray.from({ length: 4 * pixels }, (_, i) => (i % 4 === 3 ? 255 : light(Math.floor(i / 4))))
const scene = (moment: number) => picture((index) => 60 + ((index * 7 + moment * 3) % 120))
const after = (looks: number, of: (moment: number) => Uint8ClampedArray, judge = new PictureJudge()) => {
  for (let moment = 0; moment < looks; moment++) judge.look(of(moment))
  return judge
}

describe('PictureJudge', () => {
  it('takes what moves for fine', () => expect(after(50, scene).word).toBe('fine'))
  it('takes a dark picture with the noise of its sensor for black', () => expect(after(4, (moment) => picture((index) => (index + moment) % 6)).word).toBe('black'))
  it('takes one surface for covered, also a bright one', () => expect(after(4, () => picture((index) => 180 + (index % 3))).word).toBe('covered'))
  it('takes a dim class with a lamp for no black picture', () => expect(after(20, (moment) => picture((index) => (index < 20 ? 200 : 6 + ((index + moment) % 9)))).word).toBe('fine'))
  it('takes the same picture for frozen only after five seconds of it', () => {
    const judge = after(1, scene)
    expect(after(9, () => scene(0), judge).word).toBe('fine')
    expect(after(1, () => scene(0), judge).word).toBe('frozen')
  })
  it('does not change its word for one odd look, and takes it back when the picture is there again', () => {
    const judge = after(4, () => picture(() => 0))
    expect(after(1, scene, judge).word).toBe('black')
    expect(after(1, () => picture(() => 0), judge).word).toBe('black')
    expect(after(5, scene, judge).word).toBe('fine')
  })
})
