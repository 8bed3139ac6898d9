using System.Buffers;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Media;
using Classroom.Shared.MessagePack;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Classroom.Fuzz.Targets;

/// <summary>
/// MessagePack frames of the hub, in both directions. Promise: a message, or the exception by which a hub protocol says that the bytes are none
/// of its own, and no other.
/// </summary>
internal sealed class HubTarget : IFuzzTarget, IInvocationBinder
{
    private static readonly MessagePackHubProtocol Protocol = new();

    private static readonly HubMessage[] Messages =
    [
        new InvocationMessage("1", nameof(IRelayHub.Enter), [new EnterRequest("0123456789abcdef")]),
        new InvocationMessage("2", nameof(IRelayHub.Send), [new CommandRequest("lesson", "command", new EndLesson())]),
        new InvocationMessage("3", nameof(IRelayHub.ConnectTransport), [new ConnectTransportRequest("transport", new("client", [new("sha-256", "00:11")]))]),
        new InvocationMessage("4", nameof(IRelayHub.Produce), [new ProduceRequest("transport", "video", SourceKind.Camera, Track())]),
        new InvocationMessage("5", nameof(IRelayHub.ResumeConsumers), [new ConsumersRequest(["a", "b"])]) { Headers = new Dictionary<string, string> { ["name"] = "value" } },
        new InvocationMessage(null, nameof(IRelayHub.Leave), []),
        new CompletionMessage("6", null, new Reply<Produced>(new("source"), null), true),
        new CompletionMessage("7", "error", null, false),
        new CancelInvocationMessage("8"),
        new CloseMessage("error", true),
        new AckMessage(9),
        PingMessage.Instance,
    ];

    public string Name => "hub";

    public IReadOnlyList<byte[]> Corpus { get; } = [.. Messages.Select(message => Protocol.GetMessageBytes(message).ToArray())];

    public void Run(ReadOnlySpan<byte> input)
    {
        var rest = new ReadOnlySequence<byte>(input.ToArray());
        try
        {
            while (Protocol.TryParseMessage(ref rest, this, out _))
            {
            }
        }
        catch (InvalidDataException)
        {
            // The connection ends; nothing else may come out.
        }
    }

    public IReadOnlyList<Type> GetParameterTypes(string methodName) =>
        typeof(IRelayHub).GetMethod(methodName) is { } method
            ? [.. method.GetParameters().Select(parameter => parameter.ParameterType)]
            : throw new HubException($"There is no method {methodName}.");

    public Type GetReturnType(string invocationId) => typeof(Reply<Produced>);

    public Type GetStreamItemType(string streamId) => typeof(LessonEvent);

    private static RtpParameters Track() => new(
        "0",
        [new("video/H264", 102, 90_000, Parameters: new Dictionary<string, FormatParameter> { ["packetization-mode"] = 1, ["profile-level-id"] = "42e01f" })],
        [new("urn:ietf:params:rtp-hdrext:sdes:mid", 1)],
        [new(1, Rtx: new(2))],
        new("cname"));
}
