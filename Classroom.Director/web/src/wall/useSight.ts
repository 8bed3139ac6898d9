import { onScopeDispose, shallowRef, triggerRef } from 'vue'
import type { Sight } from './wallWants'

/** A tile scrolled out of sight keeps its picture this long, held back, before it is ended. */
const keepMs = 20_000

/** While tiles come and go nothing is asked for: pictures begin when the wall has rested so long, or has moved so long without a rest. */
const restMs = 150
const mostMs = 3_000

/** The wall rests when it has not been scrolled for so long. */
const stillMs = 150

/** Which tiles are on the screen, and whether the wall moves. `observe` is a directive-like function for the tile's root element. */
export function useSight() {
  const visible = shallowRef(new Set<string>())
  const leaving = shallowRef(new Map<string, ReturnType<typeof setTimeout>>())
  /** Seen and not yet acted on: whether each tile is on the screen. */
  const seen = new Map<string, boolean>()
  const moving = shallowRef(false)
  let moved: ReturnType<typeof setTimeout> | undefined
  let resting: ReturnType<typeof setTimeout> | undefined
  let movingSince = 0
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) seen.set((entry.target as HTMLElement).dataset['room'] ?? '', entry.isIntersecting)
    const now = performance.now()
    if (movingSince === 0) movingSince = now
    clearTimeout(resting)
    // The first look at a new wall is acted on at once.
    if (visible.value.size === 0 || now - movingSince >= mostMs) settle()
    else resting = setTimeout(settle, restMs)
  })

  function settle(): void {
    movingSince = 0
    for (const [roomId, isVisible] of seen) (isVisible ? appear : disappear)(roomId)
    seen.clear()
    triggerRef(visible)
  }

  function appear(roomId: string): void {
    clearTimeout(leaving.value.get(roomId))
    leaving.value.delete(roomId)
    visible.value.add(roomId)
  }

  function disappear(roomId: string): void {
    if (!visible.value.delete(roomId)) return
    const timer = setTimeout(() => {
      leaving.value.delete(roomId)
      triggerRef(leaving)
    }, keepMs)
    leaving.value.set(roomId, timer)
  }

  function onScroll(): void {
    moving.value = true
    clearTimeout(moved)
    moved = setTimeout(() => (moving.value = false), stillMs)
  }

  onScopeDispose(() => {
    observer.disconnect()
    clearTimeout(resting)
    clearTimeout(moved)
    leaving.value.forEach((timer) => clearTimeout(timer))
  })

  return {
    /** Reactive. */
    sight: (roomId: string): Sight => (visible.value.has(roomId) ? 'visible' : leaving.value.has(roomId) ? 'leaving' : 'away'),
    /** Reactive: on the screen, or just was. */
    shown: (roomId: string): boolean => visible.value.has(roomId) || leaving.value.has(roomId),
    /** Reactive: its picture holds still, because the wall moves or it is not on the screen. */
    still: (roomId: string): boolean => moving.value || !visible.value.has(roomId),
    onScroll,
    observe: (element: Element) => observer.observe(element),
    unobserve(element: Element): void {
      observer.unobserve(element)
      const roomId = (element as HTMLElement).dataset['room'] ?? ''
      seen.delete(roomId)
      disappear(roomId)
      triggerRef(visible)
    },
  }
}

export type TileSight = Pick<ReturnType<typeof useSight>, 'still' | 'observe' | 'unobserve'>
