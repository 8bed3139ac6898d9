import type { LessonCommand } from '@classroom/shared/contracts'
import { newId, Refusal, type HubCall } from '@classroom/shared/hub'
import { refusalSentence } from '@classroom/shared/ui'
import { shallowRef } from 'vue'

/** What a director does to lessons of other rooms; the relay checks each act again and writes it into the lesson's log. */
export function useDispatch(call: HubCall) {
  /** Message key of what was refused last, or empty. */
  const problem = shallowRef('')

  async function run(act: () => Promise<unknown>): Promise<boolean> {
    problem.value = ''
    try {
      await act()
      return true
    } catch (error) {
      problem.value = error instanceof Refusal ? refusalSentence(error) : 'refusal.internal'
      return false
    }
  }

  const send = (lessonId: string, command: LessonCommand) => run(() => call('Send', { lessonId, commandId: newId(), command }))

  return {
    problem,
    /** 代开课. */
    start: (lectureRoomId: string) => run(() => call('StartLesson', { roomId: lectureRoomId })),
    /** 代下课. */
    end: (lessonId: string) => send(lessonId, { type: 'endLesson' }),
    setMicrophone: (lessonId: string, roomId: string, open: boolean) => send(lessonId, { type: 'setMicrophone', roomId, open }),
    send,
  }
}

export type Dispatch = ReturnType<typeof useDispatch>
