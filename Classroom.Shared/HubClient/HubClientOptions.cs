using System.Net.WebSockets;

namespace Classroom.Shared.HubClient;

/// <summary>Where and how a <see cref="RelayHubClient"/> connects.</summary>
/// <param name="Relay">The relay's address, for example http://localhost:8080; the hub is at /hub below it.</param>
/// <param name="AccessToken">A bearer token of a room or person.</param>
/// <param name="Json">True to speak JSON, false for MessagePack.</param>
/// <param name="Connect">Opens the WebSocket; null for a plain <see cref="ClientWebSocket"/>. A test hands in its server's in-memory socket.</param>
public sealed record HubClientOptions(
    Uri Relay,
    string AccessToken,
    bool Json = false,
    Func<Uri, CancellationToken, Task<WebSocket>>? Connect = null);
