using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace Classroom.Shared.HubClient;

/// <summary>
/// Gives SignalR's client core a connection over one WebSocket, without negotiation. It takes the place of Microsoft.AspNetCore.Http.Connections.Client,
/// which is not to be had everywhere.
/// </summary>
internal sealed class WebSocketConnectionFactory(Func<Uri, CancellationToken, Task<WebSocket>>? connect) : IConnectionFactory
{
    /// <inheritdoc/>
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var uri = ((UriEndPoint)endpoint).Uri;
        var socket = connect is null ? await OpenAsync(uri, cancellationToken) : await connect(uri, cancellationToken);
        return new WebSocketConnection(socket, endpoint);
    }

    private static async Task<WebSocket> OpenAsync(Uri uri, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(uri, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
