import type { LessonState } from '@classroom/shared/contracts'
import type { Mark } from '@classroom/shared/ui'

/** How long a room that speaks behind its closed microphone is told so. */
const unheardMs = 10_000

/** What a receiving room must know about being heard, as message key and mark; null while it listens with its microphone open. */
export function voiceWord(lesson: LessonState, roomId: string, nowMs: number): { text: string; mark: Mark } | null {
  const room = lesson.floor.rooms.find((one) => one.roomId === roomId)
  const isOpen = room?.microphone !== 'muted' && room?.microphone !== 'mutedByRoom'
  if (lesson.floor.call?.roomId === roomId && isOpen) return { text: 'floor.yourTurn', mark: 'live' }
  if (isOpen) return null
  const isUnheard = room.spokeMutedAtMs !== null && nowMs - room.spokeMutedAtMs < unheardMs
  return isUnheard ? { text: 'floor.youAreUnheard', mark: 'warn' } : { text: 'floor.youAreMuted', mark: 'off' }
}
