import { inject, provide, type InjectionKey } from 'vue'
import type { RoomSession } from './useRoomSession'

/** The part of a session that whoever is in a lesson has: a room, or a phone in it. */
export type LessonSession = Pick<RoomSession, 'relay' | 'lesson' | 'send' | 'help' | 'token'>

const key: InjectionKey<RoomSession> = Symbol('roomSession')
const lessonKey: InjectionKey<LessonSession> = Symbol('lessonSession')

export function provideSession(session: RoomSession): void {
  provide(key, session)
  provideLesson(session)
}

export function provideLesson(session: LessonSession): void {
  provide(lessonKey, session)
}

export function useSession(): RoomSession {
  const session = inject(key)
  if (!session) throw new Error('no room session above')
  return session
}

export function useLessonSession(): LessonSession {
  const session = inject(lessonKey)
  if (!session) throw new Error('no lesson session above')
  return session
}
