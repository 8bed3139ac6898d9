import { onScopeDispose, shallowRef } from 'vue'

/** The local time in ms since 1970, renewed at each full second. */
export function useNow() {
  const now = shallowRef(Date.now())
  let timer: ReturnType<typeof setTimeout>
  const tick = () => {
    now.value = Date.now()
    timer = setTimeout(tick, 1000 - (now.value % 1000))
  }
  tick()
  onScopeDispose(() => clearTimeout(timer))
  return now
}
