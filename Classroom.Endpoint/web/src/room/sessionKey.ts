import { inject, provide, type InjectionKey } from 'vue'
import type { RoomSession } from './useRoomSession'

const key: InjectionKey<RoomSession> = Symbol('roomSession')

export function provideSession(session: RoomSession): void {
  provide(key, session)
}

export function useSession(): RoomSession {
  const session = inject(key)
  if (!session) throw new Error('no room session above')
  return session
}
