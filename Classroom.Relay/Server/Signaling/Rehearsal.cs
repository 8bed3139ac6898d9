using System.Buffers;
using Classroom.Relay.County;
using Classroom.Relay.Hosting;
using Classroom.Relay.Journal;
using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Live;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Wire = Classroom.Shared.Contracts.Media;

namespace Classroom.Relay.Signaling;

/// <summary>
/// Goes once through what the first lesson of the day needs, right after the start and with nobody there (where a lesson goes on, after its rooms had time to come back): events on their way
/// into the database, messages through the hub's protocol, a transport, tracks, consumers. It halves the first wait (measured on a busy two-core machine, from the press to the first picture: 1385 ms without it,
/// 605 ms with it). Then some pictures and sound, in memory and again and again, until what packets pass is compiled for good.
/// Nothing of it is visible: its board, sources and routers are its own.
/// </summary>
internal sealed partial class Rehearsal(
    MediaPlane plane,
    RoomDirectory rooms,
    LessonBoard board,
    LessonJournal journal,
    IEnumerable<IHubProtocol> protocols,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<Rehearsal> logger) : BackgroundService
{
    // The runtime compiles for good what was used 300 times (Classroom.Relay.csproj), once nothing new has been met for a tenth of a second.
    private const int Passes = 10;
    private const int PicturesOfAPass = 40;
    private const string LectureRoom = "a";

    private static readonly TimeSpan BetweenPasses = TimeSpan.FromMilliseconds(300);

    /// <summary>What rooms take, at most, to come back into a lesson that goes on.</summary>
    private static readonly TimeSpan RoomsFirst = TimeSpan.FromSeconds(5);

    private static readonly Wire.RtpCapabilities Capabilities = ContractMapping.ToWire(RouterCapabilities.Default);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await lifetime.AnsweringAsync(stoppingToken);
            if (board.Lessons.Any())
            {
                await Task.Delay(RoomsFirst, clock, stoppingToken);
            }

            var started = clock.GetTimestamp();
            var log = new LessonLog("rehearsal");
            var events = Open(log);
            await TryAsync("the database", () => journal.RehearseAsync(LectureRoom, events), stoppingToken);
            await TryAsync("the hub", () => SayAsync(log.State, events), stoppingToken);
            await TryAsync("the media", () => PlayMediaAsync(stoppingToken), stoppingToken);
            Log.Done(logger, clock.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception error) when (error is not OutOfMemoryException && stoppingToken.IsCancellationRequested)
        {
            // The relay stops before it was done.
        }
    }

    /// <summary>One part of it. Nobody waits for it, and the others do without it: the first lesson will be a little slower, no more.</summary>
    private async Task TryAsync(string part, Func<Task> play, CancellationToken stop)
    {
        try
        {
            await play();
        }
        catch (Exception error) when (error is not OutOfMemoryException && !stop.IsCancellationRequested)
        {
            Log.Failed(logger, error, part);
        }
    }

    private async Task SayAsync(LessonState state, LessonEvent[] events)
    {
        foreach (var protocol in protocols)
        {
            SayLesson(protocol, state, events);
            await PlayTracksAsync(protocol);
        }
    }

    private async Task PlayMediaAsync(CancellationToken stop)
    {
        using var media = new MediaRehearsal(clock);
        for (var pass = 0; pass < Passes; pass++)
        {
            media.Play(PicturesOfAPass);
            await Task.Delay(BetweenPasses, clock, stop);
        }

        if (media.Received == 0)
        {
            throw new InvalidOperationException("No packet came back.");
        }
    }

    private static LessonEvent[] Open(LessonLog log) =>
    [
        .. log.Append(LessonActor.Relay, new OpenLesson("", default, VideoCodec.H264, [new LessonRoom(LectureRoom, "", LessonRole.Lecturer, Present: false)]), null, 0).Events,
        .. log.Append(LessonActor.Relay, new ArriveRoom(LectureRoom), null, 0).Events,
        .. log.Append(LessonActor.Relay, new AddSource(new LessonSource("s", LectureRoom, SourceKind.Camera, "r")), null, 0).Events,
    ];

    private static void SayLesson(IHubProtocol protocol, LessonState state, LessonEvent[] events)
    {
        Said(protocol, Replies.Ok(state));
        Said(protocol, state);
        Said(protocol, events);
    }

    private async Task PlayTracksAsync(IHubProtocol protocol)
    {
        var session = new MediaSession(plane, new LessonBoard(rooms, new SourceRegistry(), plane, journal, clock), owner: "");
        try
        {
            foreach (var worker in plane.Workers)
            {
                var transport = await session.CreateTransportAsync(worker);
                var request = Said(protocol, new ConnectTransportRequest(transport.Value!.TransportId, Said(protocol, transport).Value!.DtlsParameters));
                await session.ConnectAsync(request.TransportId, ContractMapping.ReadFingerprints(request.DtlsParameters));
                await PlayAsync(protocol, session, transport.Value.TransportId);
            }
        }
        finally
        {
            await session.CloseAsync();
        }
    }

    private static async Task PlayAsync(IHubProtocol protocol, MediaSession session, string transportId)
    {
        foreach (var (source, mimeType) in new[] { (SourceKind.Camera, "video/H264"), (SourceKind.Microphone, "audio/opus") })
        {
            var produce = Said(protocol, new ProduceRequest(transportId, source == SourceKind.Camera ? "video" : "audio", source, Track(mimeType)));
            if (!ContractMapping.TryRead(produce.RtpParameters, out var parameters))
            {
                continue;
            }

            var produced = Said(protocol, await session.ProduceAsync(transportId, LectureRoom, source, parameters));
            var consume = Said(protocol, new ConsumeRequest(transportId, [produced.Value!.SourceId], Capabilities));
            if (ContractMapping.TryRead(consume.RtpCapabilities, out var capabilities) && session.Find(produced.Value.SourceId) is { } live)
            {
                var consumed = Said(protocol, await session.ConsumeAsync(transportId, [live], capabilities, layer: null));
                var resume = Said(protocol, new ConsumersRequest([.. consumed.Value!.Consumers.Select(consumer => consumer.ConsumerId)]));
                await session.ForConsumersAsync(resume.ConsumerIds, (consumer, now) => consumer.Resume(now));
            }

            await session.CloseSourceAsync(produced.Value.SourceId);
        }
    }

    /// <summary>A track as a browser offers it: the relay's own payload types, three layers for pictures.</summary>
    private static Wire.RtpParameters Track(string mimeType)
    {
        var codec = Capabilities.Codecs.First(candidate => candidate.MimeType == mimeType);
        var isVideo = codec.Kind == "video";
        return new Wire.RtpParameters(
            "0",
            [new Wire.RtpCodecParameters(codec.MimeType, codec.PreferredPayloadType, codec.ClockRate, codec.Channels, codec.Parameters, codec.RtcpFeedback)],
            [.. Capabilities.HeaderExtensions.Where(e => e.Kind == codec.Kind).Select(e => new Wire.RtpHeaderExtensionParameters(e.Uri, e.PreferredId))],
            isVideo ? [.. Enumerable.Range(0, 3).Select(layer => new Wire.RtpEncodingParameters(Rid: $"r{layer}"))] : [new Wire.RtpEncodingParameters(Ssrc: 1)],
            new Wire.RtcpParameters("rehearsal"));
    }

    /// <summary>Writes a value as a hub message and reads it back.</summary>
    private static T Said<T>(IHubProtocol protocol, T value)
    {
        var message = new ReadOnlySequence<byte>(protocol.GetMessageBytes(new CompletionMessage("1", null, value, hasResult: true)));
        return protocol.TryParseMessage(ref message, new Binder(typeof(T)), out var said) && said is CompletionMessage { Result: T read }
            ? read
            : throw new InvalidOperationException($"{typeof(T).Name} does not survive {protocol.Name}.");
    }

    private sealed class Binder(Type type) : IInvocationBinder
    {
        public Type GetReturnType(string invocationId) => type;

        public Type GetStreamItemType(string streamId) => type;

        public IReadOnlyList<Type> GetParameterTypes(string methodName) => [type];
    }

    private static partial class Log
    {
        [LoggerMessage(3011, LogLevel.Debug, "Rehearsed the first lesson in {Milliseconds:F0} ms")]
        public static partial void Done(ILogger logger, double milliseconds);

        [LoggerMessage(3012, LogLevel.Warning, "The rehearsal of the first lesson failed for {Part}; lessons work, the first may begin a little slower")]
        public static partial void Failed(ILogger logger, Exception error, string part);
    }
}
