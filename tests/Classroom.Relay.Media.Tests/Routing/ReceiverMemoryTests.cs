using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

/// <summary>What the core keeps for each peer that receives. Runs alone: it counts this process's heap.</summary>
[Collection(nameof(ReceiverMemoryTests))]
[CollectionDefinition(nameof(ReceiverMemoryTests), DisableParallelization = true)]
public sealed class ReceiverMemoryTests
{
    private const int Receivers = 50;

    /// <summary>
    /// Managed bytes that live, for a transport with a picture and sound under way, both sides' handshake included. A county's relay has thousands
    /// of them: whoever needs more says so here. Measured 10.5 to 11.1 KiB.
    /// </summary>
    private const long BytesPerReceiver = 12 * 1024;

    [Fact]
    public void Receive_PictureAndSound_KeepsAFewKilobytes()
    {
        using var session = new TestSession(41);
        var (publisher, up) = session.AddClient();
        TestTrack[] tracks = [new(publisher, "video/VP8"), new(publisher, "audio/opus")];
        Producer[] producers = [session.Publish(up, "video/VP8", tracks[0]), session.Publish(up, "audio/opus", tracks[1])];

        Join(session, producers, tracks);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Join(session, producers, tracks);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.Equal(2 * Receivers + 1, session.Relay.Router.Transports.Count);
        Assert.InRange(grown / Receivers, 1, BytesPerReceiver);
    }

    /// <summary>Receivers join and are sent what the tracks film; then their own side of it is cleared away, so that only the relay's is counted.</summary>
    private static void Join(TestSession session, Producer[] producers, TestTrack[] tracks)
    {
        var hosts = new List<WireHost>();
        for (var i = 0; i < Receivers; i++)
        {
            var (host, pair) = session.AddClient();
            hosts.Add(host);
            Assert.All(producers, producer => session.Receive(pair, producer));
        }

        session.Film(TimeSpan.FromSeconds(4), tracks);
        hosts.ForEach(session.Wire.Remove);
    }
}
