using System.Net.WebSockets;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>The bytes of a connection to the hub, for those who say by hand what no client library would.</summary>
internal sealed class RawSocket : IDisposable
{
    private const int ChunkBytes = 16 * 1024;

    private readonly ClientWebSocket _socket = new();

    private RawSocket()
    {
    }

    public static async Task<RawSocket> ConnectAsync(Uri relay, string token)
    {
        var connection = new RawSocket();
        var address = new UriBuilder(new Uri(relay, "/hub")) { Scheme = "ws", Query = $"access_token={token}" };
        await connection._socket.ConnectAsync(address.Uri, CancellationToken.None).WaitAsync(LiveRelay.Patience);
        return connection;
    }

    public Task SayAsync(byte[] bytes, WebSocketMessageType type) => _socket.SendAsync(bytes, type, true, CancellationToken.None).WaitAsync(LiveRelay.Patience);

    /// <summary>What came next, not necessarily a whole message. Fails when the relay ended the connection.</summary>
    public async Task<byte[]> HearAsync()
    {
        var chunk = new byte[ChunkBytes];
        var received = await _socket.ReceiveAsync(new ArraySegment<byte>(chunk), CancellationToken.None).WaitAsync(LiveRelay.Patience);
        Assert.NotEqual(WebSocketMessageType.Close, received.MessageType);
        return chunk[..received.Count];
    }

    public void Dispose()
    {
        _socket.Abort();
        _socket.Dispose();
    }
}
