// @vitest-environment jsdom
import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LessonState, Scene, SceneSlot } from '../contracts'
import { emptyLesson } from '../lesson'
import type { PageStore } from '../pages'
import SceneView from './SceneView.vue'

const camera = (roomId: string): SceneSlot => ({ kind: 'camera', roomId })
const scene = (layout: Scene['layout'], ...slots: SceneSlot[]): Scene => ({ layout, slots, sound: { follows: true, roomIds: [] }, words: '' })
const card: Scene = { ...scene('card'), words: '请稍候' }
const board = scene('one', { kind: 'page', roomId: null })
const [teacher, child] = [scene('one', camera('a')), scene('one', camera('b'))]

/** What each video shows next goes to who waits for it; how bright it is tells whose picture it is. */
const waiting = new Map<HTMLVideoElement, VideoFrameRequestCallback[]>()
const brightness = new WeakMap<HTMLVideoElement, number>()
function show(video: HTMLVideoElement, bright: number): void {
  brightness.set(video, bright)
  const callbacks = waiting.get(video) ?? []
  waiting.delete(video)
  callbacks.forEach((callback) => callback(0, {} as VideoFrameCallbackMetadata))
}

/** A canvas that remembers what was drawn onto it last. */
function fakeCanvas() {
  let bright = 0
  return {
    drawImage: (video: HTMLVideoElement) => (bright = brightness.get(video) ?? 0),
    getImageData: () => ({ data: new Uint8ClampedArray(64).fill(bright) }),
  }
}

const track = (id: string) => ({ id }) as MediaStreamTrack
const tracks = { true: track('former'), false: track('programme') }

function lessonOf(onAir: Scene, takes: number, more: Partial<LessonState['programme']> = {}): LessonState {
  return { ...emptyLesson, programme: { ...emptyLesson.programme, mode: 'manual', onAir, takes, ...more } }
}

function mounted(onAir: Scene) {
  const view = mount(SceneView, {
    attachTo: document.body,
    props: {
      scene: onAir,
      lesson: lessonOf(onAir, 1),
      trackOf: (_slot: SceneSlot, place: number, isFormer: boolean) => (place === 0 ? tracks[`${isFormer}`] : track(`side-${place}`)),
      store: {} as PageStore,
      mixes: true,
      testid: 'onAir',
    },
  })
  const former = () => view.find('[data-testid=onAir-former]')
  const video = (at: string) => view.find<HTMLVideoElement>(`[data-testid=${at}] video`).element
  let taken = 1
  async function take(from: Scene, to: Scene, mixMs: number): Promise<void> {
    await view.setProps({ scene: to, lesson: lessonOf(to, ++taken, { mixMs, former: mixMs > 0 ? from : null }) })
    await vi.advanceTimersByTimeAsync(0)
  }
  return { view, former, video, take }
}

enableAutoUnmount(afterEach)

describe('a mix', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} })
    vi.stubGlobal('MediaStream', class { constructor(readonly of: MediaStreamTrack[]) {} getVideoTracks = () => this.of })
    vi.stubGlobal('OffscreenCanvas', class { getContext = fakeCanvas })
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(() => fakeCanvas() as never)
    vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockReturnValue('data:image/jpeg;base64,still')
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 640, 360))
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue()
    vi.spyOn(HTMLVideoElement.prototype, 'videoWidth', 'get').mockReturnValue(640)
    vi.spyOn(HTMLVideoElement.prototype, 'videoHeight', 'get').mockReturnValue(360)
    HTMLVideoElement.prototype.requestVideoFrameCallback = function (callback) {
      waiting.set(this, [...(waiting.get(this) ?? []), callback])
      return 0
    }
  })
  afterEach(() => {
    waiting.clear()
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('is none of a cut', async () => {
    const { take, former } = mounted(teacher)
    await take(teacher, child, 0)
    expect(former().exists()).toBe(false)
  })

  it('goes on with the former picture as soon as it has come, and fades once the new one has', async () => {
    const { take, former, video } = mounted(teacher)
    await take(teacher, child, 500)
    expect(former().attributes()).toMatchObject({ 'data-moves': 'false', class: 'former' })
    expect(former().find('img').attributes('src')).toContain('still')
    expect((video('onAir-former-0').srcObject as MediaStream).getVideoTracks()).toEqual([tracks.true])
    expect((video('onAir-0').srcObject as MediaStream).getVideoTracks()).toEqual([tracks.false])

    show(video('onAir-former-0'), 0)
    await vi.advanceTimersByTimeAsync(0)
    expect(former().attributes()).toMatchObject({ 'data-moves': 'true', class: 'former' })
    expect(former().find('img').exists()).toBe(false)

    show(video('onAir-0'), 5)
    await vi.advanceTimersByTimeAsync(0)
    expect(former().classes()).not.toContain('fades')
    show(video('onAir-0'), 200)
    await vi.advanceTimersByTimeAsync(0)
    expect(former().classes()).toContain('fades')
    await vi.advanceTimersByTimeAsync(499)
    expect(former().exists()).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(former().exists()).toBe(false)
  })

  it('fades the still where no former picture comes, and after 600 ms where no new one does', async () => {
    const { take, former } = mounted(teacher)
    await take(teacher, child, 500)
    await vi.advanceTimersByTimeAsync(599)
    expect(former().classes()).not.toContain('fades')
    await vi.advanceTimersByTimeAsync(1)
    expect(former().classes()).toContain('fades')
    expect(former().find('img').exists()).toBe(true)
    await vi.advanceTimersByTimeAsync(500)
    expect(former().exists()).toBe(false)
  })

  it('waits for the pictures of all places that may have one', async () => {
    const both = scene('four', camera('b'), camera('a'))
    const { take, former, video } = mounted(both)
    await take(both, teacher, 500)
    show(video('onAir-former-0'), 0)
    await vi.advanceTimersByTimeAsync(0)
    expect(former().attributes('data-moves')).toBe('false')
    show(video('onAir-former-1'), 0)
    await vi.advanceTimersByTimeAsync(0)
    expect(former().attributes('data-moves')).toBe('true')
  })

  it('from a page keeps the still, which is all that there is to see of it, and from a card the card', async () => {
    const page = mounted(board)
    await page.take(board, teacher, 500)
    expect(page.former().find('img').exists()).toBe(true)
    const standby = mounted(card)
    await standby.take(card, teacher, 500)
    expect(standby.former().find('img').exists()).toBe(false)
    expect(standby.former().text()).toBe('请稍候')
  })

  it('gives way to the next, whose own time counts', async () => {
    const { take, former, video } = mounted(teacher)
    await take(teacher, child, 500)
    show(video('onAir-0'), 200)
    const late = video('onAir-former-0')
    await vi.advanceTimersByTimeAsync(300)
    await take(child, teacher, 1_000)
    show(late, 0)
    await vi.advanceTimersByTimeAsync(0)
    expect(former().attributes('data-moves')).toBe('false')
    show(video('onAir-0'), 0)
    await vi.advanceTimersByTimeAsync(999)
    expect(former().exists()).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(former().exists()).toBe(false)
  })

  it('is shown by nobody who came when it ran', async () => {
    const { view, former } = mounted(child)
    await view.setProps({ lesson: lessonOf(child, 1, { mixMs: 500, former: teacher }) })
    expect(former().exists()).toBe(false)
  })
})
