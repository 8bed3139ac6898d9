using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using Classroom.Relay.Accounts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.MessagePack;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>The hub spoken in bare MessagePack frames, to say what no client library would.</summary>
internal sealed class RawPackHub : IInvocationBinder, IDisposable
{
    private readonly RawSocket _socket;
    private readonly MessagePackHubProtocol _protocol = new();
    private byte[] _unread = [];

    private RawPackHub(RawSocket socket) => _socket = socket;

    public static async Task<RawPackHub> ConnectAsync(Uri relay, string token)
    {
        var hub = new RawPackHub(await RawSocket.ConnectAsync(relay, token));
        await hub.SayAsync("{\"protocol\":\"messagepack\",\"version\":2}\u001e"u8.ToArray());
        var greeting = await hub._socket.HearAsync();
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(greeting));
        return hub;
    }

    /// <summary>A frame of fewer than 128 bytes.</summary>
    public static byte[] Frame(params byte[] body) => [(byte)body.Length, .. body];

    /// <summary>What a proper client would send.</summary>
    public byte[] Frame(HubMessage message) => _protocol.GetMessageBytes(message).ToArray();

    public Task SayAsync(byte[] bytes) => _socket.SayAsync(bytes, WebSocketMessageType.Binary);

    /// <summary>"ok", the refusal's code, or what SignalR itself said: the answer to the call of that identifier.</summary>
    public async Task<string> AnswerAsync(string invocationId)
    {
        while (true)
        {
            var input = new ReadOnlySequence<byte>(_unread);
            while (_protocol.TryParseMessage(ref input, this, out var message))
            {
                _unread = input.ToArray();
                if (message is CompletionMessage completion && completion.InvocationId == invocationId)
                {
                    return completion.Error ?? (((Reply<Done>)completion.Result!).Error is { } refusal ? Problems.Name(refusal.Code) : "ok");
                }
            }

            _unread = [.. _unread, .. await _socket.HearAsync()];
        }
    }

    Type IInvocationBinder.GetReturnType(string invocationId) => typeof(Reply<Done>);

    IReadOnlyList<Type> IInvocationBinder.GetParameterTypes(string methodName) => [];

    Type IInvocationBinder.GetStreamItemType(string streamId) => typeof(object);

    public void Dispose() => _socket.Dispose();
}
