import { computed, onScopeDispose, watch } from 'vue'
import { useSession } from './sessionKey'

/** How long 下课了 stays before the standby screen returns. */
const shownMs = 8_000

/** The lesson that has just ended, as whole minutes; null otherwise. */
export function useFarewell() {
  const { lesson, leaveEnded } = useSession()
  let timer: ReturnType<typeof setTimeout> | undefined
  const minutes = computed(() => (lesson.value?.ended ? Math.max(1, Math.round(lesson.value.timeMs / 60_000)) : null))
  watch(
    minutes,
    (now) => {
      clearTimeout(timer)
      if (now !== null) timer = setTimeout(leaveEnded, shownMs)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return minutes
}
