using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

public sealed class ResourceTests
{
    private const int Receivers = 50;

    [Fact]
    public void Forward_AMillionPackets_AllocatesNothing()
    {
        using var session = new TestSession(31);
        var (publisher, up) = session.AddClient();
        var track = new TestTrack(publisher, "video/H264");
        var producer = session.Publish(up, "video/H264", track);
        var receivers = new List<Consumer>();
        for (var i = 0; i < Receivers; i++)
        {
            var (_, down) = session.AddClient();
            receivers.Add(session.Receive(down, producer).Consumer);
        }

        // Until handshakes have settled and histories have grown to their size.
        session.Film(TimeSpan.FromSeconds(4), track);
        Assert.All(receivers, receiver => Assert.Equal(0, receiver.CurrentLayer));

        // Captured on the publisher's side and fed to the relay later, so that only the relay's work is measured.
        const int Batches = 400;
        const int BatchPackets = 54;
        var captured = new List<byte[]>();
        session.Wire.Filter = (from, datagram) =>
        {
            captured.Add(datagram.ToArray());
            return false;
        };
        while (captured.Count < Batches * BatchPackets)
        {
            track.SendFrame(session.Now);
            publisher.Router.Turn(session.Now);
        }

        session.Relay.Sink.IsDeaf = true;
        var now = session.Now;
        Feed(session.Relay, publisher.Address, captured, 0, 20 * BatchPackets, BatchPackets, ref now);
        var sentBefore = session.Relay.Router.GetStatistics().PacketsForwarded;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Feed(session.Relay, publisher.Address, captured, 20 * BatchPackets, captured.Count, BatchPackets, ref now);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(session.Relay.Router.GetStatistics().PacketsForwarded - sentBefore >= 1_000_000);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void JoinAndLeave_AThousandTimes_LeavesNoBufferAndNoTransportBehind()
    {
        using var session = new TestSession(32);
        var (publisher, up) = session.AddClient();
        var host = session.Wire.AddHost(200, 200);
        var track = new TestTrack(publisher, "video/VP8");
        var producer = session.Publish(up, "video/VP8", track);
        session.Film(TimeSpan.FromSeconds(2), track);
        var transports = session.Relay.Router.Transports.Count;

        for (var i = 0; i < 1000; i++)
        {
            var pair = new LoopbackPair(session.Wire, session.Relay, host, $"guest-{i}").Connected();
            session.Receive(pair, producer);
            session.Film(TimeSpan.FromMilliseconds(70), track);
            (i % 2 == 0 ? pair.Server : pair.Client).Close(TransportCloseReason.Local, session.Now);
            Assert.True(session.Wire.RunUntil(() => pair.Server.State == TransportState.Closed && pair.Client.State == TransportState.Closed, TimeSpan.FromSeconds(1)));
        }

        session.Film(TimeSpan.FromSeconds(2), track);
        Assert.Equal(transports, session.Relay.Router.Transports.Count);
        Assert.InRange(session.Relay.Pool.Rented, 1, 200);

        up.Server.Close(TransportCloseReason.Local, session.Now);
        Assert.Equal(0, session.Relay.Pool.Rented);
    }

    private static void Feed(
        WireHost relay, in TransportAddress from, List<byte[]> packets, int first, int end, int batch, ref MonotonicTime now)
    {
        for (var i = first; i < end; i++)
        {
            relay.Router.Receive(packets[i], from, now);
            if ((i + 1) % batch == 0)
            {
                now += TimeSpan.FromMilliseconds(10);
                relay.Router.Turn(now);
            }
        }
    }
}
