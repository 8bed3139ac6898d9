import type { HelpState, LessonEvent } from '../contracts'

/** Before the lesson. */
export const emptyHelp: HelpState = Object.freeze({ open: [] })

/** The rooms that wait for help after one more event of the lesson; the same when the event does not concern them. Twin of the relay's HelpFold. */
export function foldHelp(help: HelpState, { body, timeMs }: LessonEvent): HelpState {
  const others = (roomId: string) => help.open.filter((room) => room.roomId !== roomId)
  switch (body.type) {
    case 'helpAsked':
      return { open: [...others(body.roomId), { roomId: body.roomId, ticketId: body.ticketId, handler: null, atMs: timeMs }] }
    case 'helpTaken':
      return { open: help.open.map((room) => (room.ticketId === body.ticketId ? { ...room, handler: body.handler } : room)) }
    case 'helpClosed':
      return { open: others(body.roomId) }
    default:
      return help
  }
}
