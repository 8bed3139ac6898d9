import { useSize } from '@classroom/shared/ui'
import { watch, type Ref } from 'vue'

/** What a text is shrunk to, step by step, where it would be cut off. */
const scales = [1, 0.9, 0.8, 0.7, 0.6, 0.5]

/** Sets `--fit` of an element to the largest scale at which nothing of it is cut off, anew when its size or what it says changes. */
export function useFit(element: Readonly<Ref<HTMLElement | null>>, says: () => unknown): void {
  const size = useSize(element)
  watch(
    [size, says],
    () => {
      const box = element.value
      if (!box) return
      for (const scale of scales) {
        box.style.setProperty('--fit', `${scale}`)
        if (box.scrollHeight <= box.clientHeight) return
      }
    },
    { flush: 'post', immediate: true },
  )
}
