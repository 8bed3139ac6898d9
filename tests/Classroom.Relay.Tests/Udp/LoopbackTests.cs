using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Tests.Udp;

/// <summary>Whole path over real sockets: ICE, DTLS on its own thread, SRTP, forwarding.</summary>
public sealed class LoopbackTests
{
    private const int Packets = 500;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Media_UpAndBackDown_ArrivesWholeAndInOrder(bool allowSegmentation)
    {
        using var threads = new MediaThreads();
        var pair = await PeerPair.Connect(threads, threads.Start(allowSegmentation), threads.Start(allowSegmentation));
        var pattern = new TestPattern(await pair.Peer.Run((router, _) => router.Capabilities));
        var (local, atRelay) = await pair.SendUp(pattern);
        var atClient = await pair.SendDown(atRelay);
        var (up, down) = (new PatternTap(Packets), new PatternTap(Packets));
        await pair.Relay.Run((_, _) => Tap(atRelay, up));
        await pair.Peer.Run((_, _) => Tap(atClient, down));

        for (var i = 0; i < Packets; i++)
        {
            Assert.True(await pair.Peer.Run((_, now) => local.Inject(pattern.Next(), now)).WaitAsync(MediaThreads.Patience));
        }

        Assert.Equal(Enumerable.Range(0, Packets), await up.All.WaitAsync(MediaThreads.Patience));
        Assert.Equal(Enumerable.Range(0, Packets), await down.All.WaitAsync(MediaThreads.Patience));
        Assert.Equal(new DtlsCounts(2, 2, 0, 0), DtlsCounts.Of(threads));
    }

    [Fact]
    public async Task Close_ByTheClient_ReachesTheRelayAsTheWordOfItsPeer()
    {
        using var threads = new MediaThreads();
        var pair = await PeerPair.Connect(threads, threads.Start(), threads.Start());

        pair.Peer.Post((_, now) => pair.Client.Close(TransportCloseReason.Local, now));

        Assert.Equal(TransportCloseReason.Peer, await pair.ServerState.Closed.WaitAsync(MediaThreads.Patience));
        Assert.Equal(0, await pair.Relay.Run((router, _) => router.Transports.Count).WaitAsync(MediaThreads.Patience));
    }

    [Fact]
    public async Task Connect_RelayShowsAnotherCertificate_FailsAtTheClient()
    {
        using var threads = new MediaThreads();
        var foreign = DtlsCertificate.Create(DateTimeOffset.UtcNow).Fingerprint;
        var pair = await PeerPair.Start(threads, threads.Start(), threads.Start(), foreign);

        Assert.Equal(TransportCloseReason.HandshakeFailed, await pair.ClientState.Closed.WaitAsync(MediaThreads.Patience));
        Assert.Equal(0, threads.Dtls.Connected);
    }

    [Fact]
    public async Task Forward_ToManyConsumers_AllocatesNothingPerPacket()
    {
        const int consumers = 30;
        const int burst = 20;
        const int warmUp = 600;
        const int measured = 1000;
        using var threads = new MediaThreads();
        var pair = await PeerPair.Connect(threads, threads.Start(), threads.Start());
        var pattern = new TestPattern(await pair.Relay.Run((router, _) => router.Capabilities));
        var local = await pair.Relay.Run((router, now) => router.ProduceLocally("camera", MediaKind.Video, pattern.Parameters, null, out _));
        for (var i = 0; i < consumers; i++)
        {
            await pair.SendDown(local!);
        }

        await Inject(warmUp);
        var before = await pair.Relay.Snapshot();
        var allocated = await Inject(measured);
        var after = await pair.Relay.Snapshot();

        Assert.True(after.Router.PacketsForwarded - before.Router.PacketsForwarded >= measured * consumers, "Not everything was forwarded.");

        // Timers and the commands of this test allocate a little; one object per packet would be twenty times this.
        Assert.InRange(allocated, 0, measured * consumers);

        // In bursts the peer has taken in before the next one, so that its socket buffer is never the limit.
        async Task<long> Inject(int count)
        {
            var start = await pair.Relay.Run((_, _) => GC.GetAllocatedBytesForCurrentThread());
            for (var i = 0; i < count; i += burst)
            {
                var arrived = (await pair.Peer.Snapshot()).Received.Packets;
                pair.Relay.Post((_, now) =>
                {
                    for (var packet = 0; packet < burst; packet++)
                    {
                        local!.Inject(pattern.Next(), now);
                    }
                });
                await MediaThreads.Eventually(pair.Peer, peer => peer.Received.Packets >= arrived + burst * consumers);
            }

            return await pair.Relay.Run((_, _) => GC.GetAllocatedBytesForCurrentThread()) - start;
        }
    }

    private static bool Tap(Producer producer, PatternTap tap)
    {
        producer.AddTap(tap);
        return true;
    }

    private readonly record struct DtlsCounts(long Started, long Connected, long Failed, long Dropped)
    {
        public static DtlsCounts Of(MediaThreads threads) =>
            new(threads.Dtls.Started, threads.Dtls.Connected, threads.Dtls.Failed, threads.Dtls.DatagramsDropped);
    }
}
