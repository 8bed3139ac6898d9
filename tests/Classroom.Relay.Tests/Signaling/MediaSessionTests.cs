using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Signaling;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>What a client has on the media plane when its end comes while something is being made. The worker is held meanwhile, so the order is certain.</summary>
public sealed class MediaSessionTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    private const string Owner = "lecture-09";

    private readonly ManualResetEventSlim _released = new();

    [Fact]
    public async Task CreateTransport_SessionClosedMeanwhile_LeavesNoTransport()
    {
        var (session, worker) = (NewSession(), relay.Plane.Workers[0]);
        Hold(worker);

        var creating = session.CreateTransportAsync(worker);
        await session.CloseAsync().WaitAsync(LiveRelay.Patience);
        _released.Set();
        await creating.WaitAsync(LiveRelay.Patience);

        Assert.Equal(0, await TransportsAsync(worker));
    }

    [Fact]
    public async Task Produce_TransportClosedRightAfter_LeavesNoSource()
    {
        var (session, worker) = (NewSession(), relay.Plane.Workers[0]);
        var transport = await session.CreateTransportAsync(worker).WaitAsync(LiveRelay.Patience);
        Hold(worker);

        var producing = session.ProduceAsync(transport.Value!.TransportId, Owner, SourceKind.Microphone, Opus());
        var closing = session.CloseAsync();
        _released.Set();
        await Task.WhenAll(producing, closing).WaitAsync(LiveRelay.Patience);

        Assert.NotNull((await producing).Value);
        await LiveRelay.EventuallyAsync(() => relay.Sources.OfRoom(Owner).Count == 0);
        Assert.Null(session.Find((await producing).Value!.SourceId));
    }

    private MediaSession NewSession() => new(relay.Plane, relay.Board, Owner);

    private void Hold(MediaWorker worker) => worker.Post((_, _) => _released.Wait(LiveRelay.Patience));

    /// <summary>The session's own: a relay that has just started may still be rehearsing on the same worker.</summary>
    private static async Task<int> TransportsAsync(MediaWorker worker) =>
        await worker.Run((router, _) => router.Transports.Count(transport => transport.Owner == Owner)).WaitAsync(LiveRelay.Patience);

    private static RtpParameters Opus()
    {
        var codec = RouterCapabilities.Default.Codecs.First(one => one.MimeType == "audio/opus");
        return new RtpParameters(
            null,
            [new(codec.MimeType, codec.PreferredPayloadType, codec.ClockRate, codec.Channels, codec.Parameters, codec.RtcpFeedback)],
            [],
            [new(1)],
            new RtcpParameters("test"));
    }
}
