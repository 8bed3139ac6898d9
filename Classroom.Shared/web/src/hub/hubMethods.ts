import type * as c from '../contracts'

/** The calls of IRelayHub: name, request and the value of its reply. */
export interface HubMethods {
  Enter(request: c.EnterRequest): c.Welcome
  StartLesson(request: c.StartLessonRequest): c.LessonState
  Send(request: c.CommandRequest): c.CommandAccepted
  CreateTransport(request: c.CreateTransportRequest): c.TransportCreated
  ConnectTransport(request: c.ConnectTransportRequest): c.Done
  RestartIce(request: c.RestartIceRequest): c.TransportCreated
  Produce(request: c.ProduceRequest): c.Produced
  CloseSource(request: c.CloseSourceRequest): c.Done
  Consume(request: c.ConsumeRequest): c.Consumed
  ResumeConsumers(request: c.ConsumersRequest): c.Done
  PauseConsumers(request: c.ConsumersRequest): c.Done
  CloseConsumers(request: c.ConsumersRequest): c.Done
  SetLayer(request: c.SetLayerRequest): c.Done
  Leave(): c.Done
}

/** What the relay tells a client that has entered (IRelayClient), and the answer to entering. */
export interface HubEvents {
  welcome: c.Welcome
  lessonEntered: c.LessonState
  lessonEvents: c.LessonEvent[]
  roomsChanged: c.RoomStatus[]
  consumersClosed: string[]
}

export type HubCall = <M extends keyof HubMethods>(method: M, ...args: Parameters<HubMethods[M]>) => Promise<ReturnType<HubMethods[M]>>
