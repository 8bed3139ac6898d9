using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Classroom.Shared.Contracts;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Shared.MessagePack;

/// <summary>
/// SignalR's hub protocol "messagepack", version 2, as <c>@microsoft/signalr-protocol-msgpack</c> and Microsoft's own package speak it. Values follow
/// <see cref="ContractJson"/>. It stands in for Microsoft.AspNetCore.SignalR.Protocols.MessagePack where that package is not to be had.
/// </summary>
/// <remarks>Has no state but a buffer of each thread: one instance serves every connection.</remarks>
public sealed class MessagePackHubProtocol : IHubProtocol
{
    [ThreadStatic]
    private static LentBuffer? _aside;

    /// <inheritdoc/>
    public string Name => "messagepack";

    /// <summary>2 is 1 with the two messages of stateful reconnect, which a peer may leave unused.</summary>
    public int Version => 2;

    /// <inheritdoc/>
    public TransferFormat TransferFormat => TransferFormat.Binary;

    /// <inheritdoc/>
    public bool IsVersionSupported(int version) => version <= Version;

    /// <summary>Takes one message off the input; kinds unknown to this version are passed over.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such protocol; the connection must end. No other exception leaves this method.</exception>
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        message = null;
        while (message is null && LengthPrefix.TryTake(ref input, ContractLimits.MaxReplyBytes, out var body))
        {
            message = new HubMessageReader(body.IsSingleSegment ? body.FirstSpan : body.ToArray(), binder).Read();
        }

        return message is not null;
    }

    /// <inheritdoc/>
    public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
    {
        // The length stands before the message, so the message is written aside first.
        var body = _aside ?? new LentBuffer();
        _aside = null;
        HubMessageWriter.Write(message, new MessagePackWriter(body));
        LengthPrefix.Write(body.Count, output);
        output.Write(body.Written);
        body.GiveBack();
        _aside = body;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message)
    {
        var bytes = new ArrayBufferWriter<byte>();
        WriteMessage(message, bytes);
        return bytes.WrittenMemory;
    }
}
