import type * as c from '../contracts'
import { request } from './request'

/** The relay's REST calls that the two apps make. */
export const relayApi = {
  info: () => request<c.PublicInfo>('GET', '/api/info'),
  session: () => request<c.Me>('GET', '/api/session'),
  signIn: (credentials: c.Credentials) => request<c.Me>('POST', '/api/session', credentials),
  signOut: () => request<undefined>('DELETE', '/api/session'),
  setUp: (administrator: c.FirstAdministrator) => request<c.Me>('POST', '/api/setup', administrator),
  pair: (pairing: c.PairRequest) => request<c.DeviceKey>('POST', '/api/rooms/pair', pairing),
  pairDemo: (pairing: c.DemoPairRequest) => request<c.DeviceKey>('POST', '/api/demo/pair', pairing),
  roomToken: (key: c.RoomTokenRequest) => request<c.AccessToken>('POST', '/api/rooms/token', key),
  helperCode: (roomToken: string) => request<c.HelperCode>('POST', '/api/helpers/code', undefined, roomToken),
  helperToken: (scanned: c.HelperTokenRequest) => request<c.HelperPass>('POST', '/api/helpers/token', scanned),
  helperRoster: (helperToken: string) => request<c.Roster>('GET', '/api/helpers/roster', undefined, helperToken),
  roster: (roomId: string) => request<c.Roster>('GET', `/api/rooms/${roomId}/roster`),
  importRoster: (roomId: string, table: c.RosterImport) => request<c.RosterImportOutcome>('POST', `/api/rooms/${roomId}/roster`, table),
  askForHelp: (token: string) => request<c.HelpTicket>('POST', '/api/help', undefined, token),
  takeHelp: (ticketId: string) => request<c.HelpTicket>('POST', `/api/help/${ticketId}/take`),
  /** By a room's or helper's token its own, by the cookie any. */
  closeHelp: (ticketId: string, token?: string) => request<c.HelpTicket>('POST', `/api/help/${ticketId}/close`, undefined, token),
  /** Planned lessons of a day, as yyyy-MM-dd. */
  plans: (day: string) => request<c.PlannedLesson[]>('GET', `/api/timetable/${day}`),
  /** Rooms that lessons can be planned for. */
  planRooms: () => request<c.RoomIdentity[]>('GET', '/api/timetable/rooms'),
  addPlan: (plan: c.NewPlannedLesson) => request<c.PlannedLesson>('POST', '/api/timetable', plan),
  removePlan: (planId: string) => request<undefined>('DELETE', `/api/timetable/${planId}`),
  importPlans: (table: c.PlanImport) => request<c.PlanImportOutcome>('POST', '/api/timetable/import', table),
  lessons: () => request<c.LessonSummary[]>('GET', '/api/lessons'),
  /** Where a lesson's attendance is fetched as a table. */
  attendancePath: (lessonId: string) => `/api/lessons/${lessonId}/attendance`,
  answerDoor: () => request<c.AnswerDoor>('GET', '/api/seats'),
  takeSeat: (seat: c.JoinSeat) => request<c.HeldSeat>('POST', '/api/seats', seat),
  preparedQuestions: (roomId: string, roomToken: string) => request<c.PreparedQuestions>('GET', `/api/rooms/${roomId}/questions`, undefined, roomToken),
  keepPrepared: (roomId: string, list: c.PreparedQuestions, roomToken: string) => request<undefined>('PUT', `/api/rooms/${roomId}/questions`, list, roomToken),
  health: () => request<c.RelayHealth>('GET', '/api/health'),
  rooms: () => request<c.RoomRecord[]>('GET', '/api/rooms'),
  addRoom: (room: c.NewRoom) => request<c.RoomRecord>('POST', '/api/rooms', room),
  importRooms: (table: c.RoomImport) => request<c.RoomImportOutcome>('POST', '/api/rooms/import', table),
  relabelRoom: (roomId: string, labels: c.RoomLabels) => request<undefined>('PUT', `/api/rooms/${roomId}`, labels),
  deleteRoom: (roomId: string) => request<undefined>('DELETE', `/api/rooms/${roomId}`),
  setReceivers: (roomId: string, choice: c.ReceiverChoice) => request<undefined>('PUT', `/api/rooms/${roomId}/receivers`, choice),
  pairingCode: (roomId: string) => request<c.PairingCode>('POST', `/api/rooms/${roomId}/pairing-code`),
  withdrawDevices: (roomId: string) => request<undefined>('DELETE', `/api/rooms/${roomId}/devices`),
  nameCounty: (county: c.CountyName) => request<undefined>('PUT', '/api/county', county),
}
