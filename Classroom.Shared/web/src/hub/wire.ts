import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr'
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack'

/** The part of a SignalR connection that RelayHub uses; tests put their own in its place. */
export type Wire = Pick<HubConnection, 'start' | 'stop' | 'invoke' | 'on' | 'onclose'>

/** The relay sends a ping every 5 s; two lost ones mean that the line is gone. */
const silenceMs = 11_000

/** One WebSocket to the hub. Negotiation is skipped: it would cost a round trip and there is no other transport to agree on. */
export function openWire(url: string, accessToken: string | null): Wire {
  const connection = new HubConnectionBuilder()
    .withUrl(url, {
      transport: HttpTransportType.WebSockets,
      skipNegotiation: true,
      ...(accessToken ? { accessTokenFactory: () => accessToken } : {}),
    })
    .withHubProtocol(new MessagePackHubProtocol({ ignoreUndefined: true }))
    .configureLogging(LogLevel.None)
    .build()
  connection.serverTimeoutInMilliseconds = silenceMs
  connection.keepAliveIntervalInMilliseconds = 3_000
  return connection
}
