import { useNow } from '@classroom/shared/session'
import { computed } from 'vue'
import { useLessonSession } from './sessionKey'

/** Lesson time now, in ms, by the relay's clock; 0 outside lessons. Renewed each second. */
export function useLessonTime() {
  const { relay, lesson } = useLessonSession()
  const now = useNow()
  return computed(() => (lesson.value ? now.value + relay.ahead.value - Date.parse(lesson.value.startedAt) : 0))
}
