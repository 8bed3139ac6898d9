using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>The hub spoken by hand in SignalR's JSON protocol, to say what no contract can.</summary>
internal sealed class RawHub : IDisposable
{
    private const byte RecordSeparator = 0x1E;

    private readonly RawSocket _socket;
    private readonly List<byte> _unread = [];
    private int _lastInvocation;

    private RawHub(RawSocket socket) => _socket = socket;

    public static async Task<RawHub> ConnectAsync(Uri relay, string token)
    {
        var hub = new RawHub(await RawSocket.ConnectAsync(relay, token));
        await hub.SendAsync("""{"protocol":"json","version":1}""");
        await hub.ReadAsync();
        return hub;
    }

    /// <summary>Calls <paramref name="method"/> with arguments written as a JSON list.</summary>
    /// <returns>"ok", the refusal's code, or "malformed" when SignalR itself refused.</returns>
    public async Task<string> CallAsync(string method, string arguments)
    {
        var id = $"{++_lastInvocation}";
        await SendAsync($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":{{arguments}}}""");
        while (true)
        {
            using var message = JsonDocument.Parse(await ReadAsync());
            if (message.RootElement.TryGetProperty("invocationId", out var answered) && answered.GetString() == id)
            {
                return Verdict(message.RootElement);
            }
        }
    }

    /// <summary>All that the relay says up to and with the first message that holds <paramref name="text"/>, as it stands on the wire.</summary>
    public async Task<string> HearUntilAsync(string text)
    {
        var heard = new StringBuilder();
        string message;
        do
        {
            message = await ReadAsync();
            heard.AppendLine(message);
        }
        while (!message.Contains(text, StringComparison.Ordinal));

        return heard.ToString();
    }

    public void Dispose() => _socket.Dispose();

    private static string Verdict(JsonElement completion)
    {
        if (completion.TryGetProperty("error", out _))
        {
            return "malformed";
        }

        var refusal = completion.GetProperty("result").GetProperty("error");
        return refusal.ValueKind == JsonValueKind.Null ? "ok" : refusal.GetProperty("code").GetString()!;
    }

    private Task SendAsync(string message) => _socket.SayAsync([.. Encoding.UTF8.GetBytes(message), RecordSeparator], WebSocketMessageType.Text);

    private async Task<string> ReadAsync()
    {
        while (!_unread.Contains(RecordSeparator))
        {
            _unread.AddRange(await _socket.HearAsync());
        }

        var end = _unread.IndexOf(RecordSeparator);
        var message = Encoding.UTF8.GetString([.. _unread.GetRange(0, end)]);
        _unread.RemoveRange(0, end + 1);
        return message;
    }
}
