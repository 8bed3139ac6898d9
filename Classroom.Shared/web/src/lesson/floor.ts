import type { FloorRoom, FloorState, Hand, LessonEvent, MicrophoneSet, RoomCalled } from '../contracts'

/** Who was last heard so long ago begins a new turn. The relay's FloorRoom. */
const turnPauseMs = 4_000

/** Before the lesson. */
export const emptyFloor: FloorState = Object.freeze({ hands: [], call: null, rooms: [] })

/** The floor after one more event of the lesson; the same when the event does not concern it. Twin of the relay's FloorFold. */
export function foldFloor(floor: FloorState, event: LessonEvent): FloorState {
  const { body, timeMs } = event
  switch (body.type) {
    case 'lessonStarted':
      return { ...emptyFloor, rooms: body.rooms.map((room) => newcomer(room.roomId)) }
    case 'roomBrought':
      return { ...floor, rooms: [...floor.rooms, newcomer(body.room.roomId)] }
    case 'roomJoined':
      return withRoom(floor, body.roomId, (room) => (room.lastSpokenMs > 0 ? room : { ...room, lastSpokenMs: timeMs }))
    case 'handRaised':
      return { ...floor, hands: [...floor.hands, { roomId: body.roomId, seat: body.seat ?? null, raisedAtMs: timeMs }] }
    case 'handLowered':
      return down(floor, floor.hands.find((hand) => hand.roomId === body.roomId && hand.seat === (body.seat ?? null)), timeMs)
    case 'roomCalled':
      return called(floor, body, timeMs)
    case 'callEnded':
      return { ...floor, call: null }
    case 'microphoneSet':
      return set(floor, body)
    case 'roomSpoke':
      return withRoom(floor, body.roomId, (room) => spoke(room, body.durationMs, timeMs))
    case 'spokeMuted':
      return withRoom(floor, body.roomId, (room) => ({ ...room, spokeMutedAtMs: timeMs }))
    case 'lessonEnded':
      return { ...floor, hands: [], call: null }
    default:
      return floor
  }
}

function newcomer(roomId: string): FloorRoom {
  return { roomId, microphone: 'open', spokenMs: 0, lastSpokenMs: 0, turnMs: 0, calls: 0, waits: 0, waitedMs: 0, spokeMutedAtMs: null }
}

function spoke(room: FloorRoom, durationMs: number, timeMs: number): FloorRoom {
  const before = timeMs - room.lastSpokenMs < turnPauseMs ? room.turnMs : 0
  return { ...room, spokenMs: room.spokenMs + durationMs, lastSpokenMs: timeMs, turnMs: before + durationMs }
}

function called(floor: FloorState, body: RoomCalled, timeMs: number): FloorState {
  const seat = body.seat ?? null
  const answered = floor.hands.find((hand) => hand.roomId === body.roomId && (seat === null || hand.seat === seat))
  const call = { roomId: body.roomId, seat, sinceMs: timeMs, before: body.before }
  return withRoom({ ...down(floor, answered, timeMs), call }, body.roomId, (room) => ({ ...room, calls: room.calls + 1 }))
}

/** What is set while a room is called holds after the call as well. */
function set(floor: FloorState, { roomId, microphone }: MicrophoneSet): FloorState {
  const call = floor.call?.roomId === roomId ? { ...floor.call, before: microphone } : floor.call
  return withRoom({ ...floor, call }, roomId, (room) => ({ ...room, microphone }))
}

function down(floor: FloorState, hand: Hand | undefined, timeMs: number): FloorState {
  if (!hand) return floor
  const hands = floor.hands.filter((other) => other !== hand)
  return withRoom({ ...floor, hands }, hand.roomId, (room) => ({ ...room, waits: room.waits + 1, waitedMs: room.waitedMs + timeMs - hand.raisedAtMs }))
}

function withRoom(floor: FloorState, roomId: string, change: (room: FloorRoom) => FloorRoom): FloorState {
  return { ...floor, rooms: floor.rooms.map((room) => (room.roomId === roomId ? change(room) : room)) }
}
