import { onScopeDispose, shallowRef, triggerRef } from 'vue'
import type { Sight } from './wallWants'

/** A tile scrolled out of sight keeps its picture this long, held back, before it is ended. */
const keepMs = 20_000

/** Which tiles are on the screen. `watchTile` is a directive-like function for the tile's root element. */
export function useSight() {
  const visible = shallowRef(new Set<string>())
  const leaving = shallowRef(new Map<string, ReturnType<typeof setTimeout>>())
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const roomId = (entry.target as HTMLElement).dataset['room'] ?? ''
      if (entry.isIntersecting) appear(roomId)
      else disappear(roomId)
    }
    triggerRef(visible)
  })

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
    leaving.value.forEach((timer) => clearTimeout(timer))
  })

  return {
    /** Reactive. */
    sight: (roomId: string): Sight => (visible.value.has(roomId) ? 'visible' : leaving.value.has(roomId) ? 'leaving' : 'away'),
    /** Reactive: on the screen, or just was. */
    shown: (roomId: string): boolean => visible.value.has(roomId) || leaving.value.has(roomId),
    observe: (element: Element) => observer.observe(element),
    unobserve(element: Element): void {
      observer.unobserve(element)
      disappear((element as HTMLElement).dataset['room'] ?? '')
      triggerRef(visible)
    },
  }
}

export type TileSight = Pick<ReturnType<typeof useSight>, 'observe' | 'unobserve'>
