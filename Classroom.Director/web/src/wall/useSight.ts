import { usePace } from '@classroom/shared/ui'
import { onScopeDispose, shallowRef, triggerRef } from 'vue'
import type { Sight } from './wallWants'

/** A tile scrolled out of sight keeps its picture this long, held back, before it is ended. */
const keepMs = 20_000

/** The wall rests when it has not been scrolled, and no tile has come or gone, for so long. */
const restMs = 150

/** The rooms are watched over, ten pictures a second; one that directs opens the room. */
const paceMs = 100

/**
 * Which tiles are on the screen, and the pace of their pictures. While the wall moves they hold still and nothing is asked for: what has come into sight
 * begins when the wall rests. `observe` is a directive-like function for the tile's root element.
 */
export function useSight() {
  const visible = shallowRef(new Set<string>())
  const leaving = shallowRef(new Map<string, ReturnType<typeof setTimeout>>())
  /** Seen and not yet acted on: whether each tile is on the screen. */
  const seen = new Map<string, boolean>()
  let moving = false
  let resting: ReturnType<typeof setTimeout> | undefined
  const pace = usePace(paceMs, () => moving)
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) seen.set((entry.target as HTMLElement).dataset['room'] ?? '', entry.isIntersecting)
    // The first look at a new wall is acted on at once.
    if (visible.value.size === 0) settle()
    else move()
  })

  function move(): void {
    moving = true
    clearTimeout(resting)
    resting = setTimeout(settle, restMs)
  }

  function settle(): void {
    moving = false
    if (seen.size === 0) return
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

  onScopeDispose(() => {
    observer.disconnect()
    clearTimeout(resting)
    leaving.value.forEach((timer) => clearTimeout(timer))
  })

  return {
    /** Reactive. */
    sight: (roomId: string): Sight => (visible.value.has(roomId) ? 'visible' : leaving.value.has(roomId) ? 'leaving' : 'away'),
    /** Reactive: on the screen, or just was. */
    shown: (roomId: string): boolean => visible.value.has(roomId) || leaving.value.has(roomId),
    pace,
    onScroll: move,
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

export type TileSight = Pick<ReturnType<typeof useSight>, 'pace' | 'observe' | 'unobserve'>
