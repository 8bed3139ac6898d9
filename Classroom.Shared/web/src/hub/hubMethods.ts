import type { AnswerSheet, CountySituation, CountyView, HelpTicket, LessonEvent, LessonState, RelayHub, Reply, RoomStatus, SignalBatch, Welcome } from '../contracts'

type ValueOf<R> = R extends Promise<Reply<infer T>> ? T : never

/** Calls the relay and answers the value of its reply; a refusal is thrown as a Refusal. */
export type HubCall = <M extends keyof RelayHub>(method: M, ...args: Parameters<RelayHub[M]>) => Promise<ValueOf<ReturnType<RelayHub[M]>>>

/** What the relay tells a client that has entered, and the answer to entering. */
export interface HubEvents {
  welcome: Welcome
  lessonEntered: LessonState
  lessonEvents: LessonEvent[]
  lessonSignals: SignalBatch
  roomsChanged: RoomStatus[]
  countyChanged: CountyView
  consumersClosed: string[]
  coursewareChanged: string
  sheetChanged: AnswerSheet
  ticketsChanged: HelpTicket[]
  situationChanged: CountySituation
}
