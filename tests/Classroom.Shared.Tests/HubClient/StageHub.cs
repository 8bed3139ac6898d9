using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Media;
using Microsoft.AspNetCore.SignalR;

namespace Classroom.Shared.Tests.HubClient;

/// <summary>A hub with no relay behind it: it answers from fixed values, so that only the wire is on trial.</summary>
public sealed class StageHub : Hub<IRelayClient>, IRelayHub
{
    public static RtpCapabilities Capabilities { get; } = new(
        [
            new("audio", "audio/opus", 100, 48000, 2, new Dictionary<string, FormatParameter> { ["useinbandfec"] = 1 }),
            new("video", "video/H264", 102, 90000, null, new Dictionary<string, FormatParameter> { ["packetization-mode"] = 1, ["profile-level-id"] = "42e01f" }, [new("nack"), new("nack", "pli")]),
        ],
        [new("video", "urn:ietf:params:rtp-hdrext:sdes:mid", 1, false, "sendrecv")]);

    public static DateTimeOffset ServerTime { get; } = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    public Task<Reply<Welcome>> Enter(EnterRequest request) =>
        Answer(new Welcome(Role.Director, "导播 " + request.InstanceId, null, [], null, Capabilities, false, "run", ServerTime));

    public Task<Reply<LessonState>> StartLesson(StartLessonRequest request) =>
        Task.FromResult(new Reply<LessonState>(null, new(ErrorCode.Conflict, $"room {request.RoomId ?? "(none)"} teaches already")));

    public Task<Reply<Done>> FollowLesson(FollowLessonRequest request) => Answer(Done.Value);

    public Task<Reply<Done>> UnfollowLesson(FollowLessonRequest request) => Answer(Done.Value);

    /// <summary>Tells the event before it answers, as the relay may.</summary>
    public async Task<Reply<CommandAccepted>> Send(CommandRequest request)
    {
        LessonEventBody body = request.Command is EndLesson ? new LessonEnded() : new RoomLeft("r");
        await Clients.Caller.LessonEvents([new(request.LessonId, 1L << 40, 12, "relay", new SourceStarted(new("s", "r", SourceKind.ScreenAudio, "router-1"))), new(request.LessonId, (1L << 40) + 1, 13, "relay", body)]);
        return new(new((1L << 40) + 1), null);
    }

    /// <summary>Tells back what came.</summary>
    public async Task<Reply<Done>> Signal(SignalRequest request)
    {
        await Clients.Caller.LessonSignals(new(request.LessonId, [new("r", 5, request.Signal)]));
        return new(Done.Value, null);
    }

    public Task<Reply<TransportCreated>> CreateTransport(CreateTransportRequest request) =>
        Answer(new TransportCreated($"{request.RouterId}-{request.Direction}", request.RouterId ?? "router", new("ufrag", "password", true), [new("1", uint.MaxValue, "127.0.0.1", "127.0.0.1", "udp", 65535, "host")], new("auto", [new("sha-256", "AB:CD")])));

    /// <summary>Fails as a fault of the relay would.</summary>
    public Task<Reply<Done>> ConnectTransport(ConnectTransportRequest request) => throw new HubException("boom");

    public Task<Reply<TransportCreated>> RestartIce(RestartIceRequest request) => CreateTransport(new(TransportDirection.Send, request.TransportId));

    /// <summary>Tells back what the codec's payload type was.</summary>
    public Task<Reply<Produced>> Produce(ProduceRequest request) => Answer(new Produced($"{request.Kind}-{request.RtpParameters.Codecs[0].PayloadType}-{request.RtpParameters.Encodings![0].Ssrc}"));

    public Task<Reply<Done>> CloseSource(CloseSourceRequest request) => Answer(Done.Value);

    public Task<Reply<Consumed>> Consume(ConsumeRequest request) => Answer(new Consumed([.. request.SourceIds.Select(Consumer)]));

    public async Task<Reply<Done>> ResumeConsumers(ConsumersRequest request)
    {
        await Clients.Caller.ConsumersClosed(request.ConsumerIds);
        return new(Done.Value, null);
    }

    public Task<Reply<PictureTime>> PictureTime(PictureTimeRequest request) => Answer(new PictureTime(uint.MaxValue, 0.5));

    public Task<Reply<Done>> ReportCapture(CaptureReport report) => Answer(Done.Value);

    public Task<Reply<Done>> PauseConsumers(ConsumersRequest request) => Answer(Done.Value);

    public Task<Reply<Done>> CloseConsumers(ConsumersRequest request) => Answer(Done.Value);

    public Task<Reply<Done>> SetLayer(SetLayerRequest request) => Answer(Done.Value);

    /// <summary>Closes the connection from the relay's side after a word.</summary>
    public async Task<Reply<Done>> Leave()
    {
        await Clients.Caller.Farewell(new(ErrorCode.Replaced, "another device"));
        Context.Abort();
        return new(Done.Value, null);
    }

    /// <summary>Not of the relay: byte strings both ways.</summary>
    public byte[] Echo(byte[] bytes) => bytes;

    /// <summary>Not of the relay: a stream down.</summary>
    public async IAsyncEnumerable<Produced> Count(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return new Produced($"{i}");
            await Task.Yield();
        }
    }

    private static ConsumerCreated Consumer(string sourceId) =>
        new("c-" + sourceId, sourceId, "video", new("0", [new("video/H264", 102, 90000)], null, [new(uint.MaxValue, Rtx: new(7))], new("cname", true)));

    private static Task<Reply<T>> Answer<T>(T value)
        where T : class => Task.FromResult(new Reply<T>(value, null));
}
