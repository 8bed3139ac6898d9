using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Rtp.Codecs;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

/// <summary>Rooms that publish pictures of different kinds, a programme that is cut between them, and receivers of it.</summary>
internal sealed class ProgrammeStage : IDisposable
{
    private readonly List<TestTrack> _tracks = [];
    private readonly List<WireHost> _hosts = [];
    private readonly List<int[]> _sizes = [];

    /// <param name="layers">For each room how many simulcast layers it publishes.</param>
    public ProgrammeStage(int seed, string mimeType, params int[] layers)
    {
        (Session, MimeType) = (new TestSession(seed), mimeType);
        Programme = new ProgrammeTrack(Session.Relay.Router, "programme", mimeType, "lesson");
        Former = new ProgrammeTrack(Session.Relay.Router, "former", mimeType, "former", Programme);
        foreach (var count in layers)
        {
            AddSource(count);
        }
    }

    public TestSession Session { get; }

    public string MimeType { get; }

    public ProgrammeTrack Programme { get; }

    /// <summary>Seen beside the programme during a mix.</summary>
    public ProgrammeTrack Former { get; }

    public List<Producer> Sources { get; } = [];

    public IReadOnlyList<TestTrack> Tracks => _tracks;

    /// <summary>A room more; each has its own base of time, sequence numbers near a wrap, and size of packets.</summary>
    public Producer AddSource(int layers = 1)
    {
        var (host, pair) = Session.AddClient();
        _hosts.Add(host);
        var number = Sources.Count + 1;
        var tracks = Enumerable.Range(0, layers).Select(layer => new TestTrack(host, MimeType, (uint)(number * 900_000_000 + layer * 77_777), (ushort)(number * 16_000 + layer * 500 + 1500))
        {
            Size = 300 + 130 * number + 37 * layer,
        }).ToArray();
        _tracks.AddRange(tracks);
        _sizes.Add([.. tracks.Select(track => track.Size)]);
        var producer = Session.Publish(pair, MimeType, tracks);
        Sources.Add(producer);
        return producer;
    }

    public TestReceiver AddReceiver(int? layer = null)
    {
        var receiver = Session.Receive(Session.AddClient().Pair, Programme.Output);
        receiver.Consumer.SetPreferredLayer(layer, Session.Now);
        return receiver;
    }

    /// <summary>One that is ready for mixes: it receives the programme, and what is seen beside it.</summary>
    public (TestReceiver Programme, TestReceiver Former) AddMixingReceiver()
    {
        var (_, pair) = Session.AddClient();
        return (Session.Receive(pair, Programme.Output), Session.Receive(pair, Former.Output));
    }

    /// <summary>Every room sends a picture each 33 ms, the second room every other time.</summary>
    public void Film(TimeSpan time)
    {
        var frame = 0;
        for (var end = Session.Now + time; Session.Now < end; frame++)
        {
            for (var i = 0; i < _tracks.Count; i++)
            {
                if (i != 1 || frame % 2 == 0)
                {
                    _tracks[i].SendFrame(Session.Now, packets: 1 + i % 4);
                }
            }

            Session.Wire.Run(TimeSpan.FromMilliseconds(33.333));
        }
    }

    /// <summary>What the rooms send for so many pictures, all at one moment; none of it is delivered, nor anything after it.</summary>
    public (TransportAddress From, byte[] Datagram)[] Capture(int pictures)
    {
        var captured = new List<(TransportAddress, byte[])>();
        Session.Wire.Filter = (from, datagram) =>
        {
            captured.Add((from.Address, datagram.ToArray()));
            return false;
        };
        for (var i = 0; i < pictures; i++)
        {
            _tracks.ForEach(track => track.SendFrame(Session.Now));
            _hosts.ForEach(host => host.Router.Turn(Session.Now));
        }

        return [.. captured];
    }

    /// <summary>Whether that room sent the packet: every layer of every room has packets of its own size.</summary>
    public bool IsOf(ReceivedPacket packet, int source) => _sizes[source].Contains(packet.Payload.Length);

    public void Cut(int source) => Assert.True(Programme.Cut(Sources[source], Session.Now));

    /// <summary>As a take with mix time does it.</summary>
    public void Mix(int from, int to)
    {
        Cut(to);
        Assert.True(Former.Cut(Sources[from], Session.Now));
    }

    public void EndMix() => Assert.True(Former.Cut(null, Session.Now));

    /// <summary>Sequence numbers step by one; time steps, and picture ids by one, exactly where a picture ends; and what a decoder is given of a new source begins with a keyframe.</summary>
    public void AssertOneStream(IReadOnlyList<ReceivedPacket> packets)
    {
        Assert.NotEmpty(packets);
        for (var i = 1; i < packets.Count; i++)
        {
            var (before, after) = (packets[i - 1], packets[i]);
            Assert.Equal(before.Sequence + 1, after.Sequence);
            var step = (int)(after.Timestamp - before.Timestamp);
            Assert.True(before.Marker ? step > 0 : step == 0, $"time steps by {step} at {i}");
            if (before.Payload.Length != after.Payload.Length)
            {
                Assert.True(StartsKeyFrame(after.Payload), $"another source's picture without a keyframe at {i}");
            }

            if (MimeType == "video/VP8")
            {
                Assert.True(Vp8Descriptor.TryParse(before.Payload, out var one));
                Assert.True(Vp8Descriptor.TryParse(after.Payload, out var other));
                Assert.Equal(before.Marker ? 1 : 0, (other.PictureId - one.PictureId) & 0x7FFF);
                Assert.Equal(before.Marker ? 1 : 0, (other.Tl0PicIdx - one.Tl0PicIdx) & 0xFF);
            }
        }
    }

    public void Dispose() => Session.Dispose();

    private bool StartsKeyFrame(byte[] payload) => MimeType == "video/VP8"
        ? Vp8Descriptor.TryParse(payload, out var descriptor) && descriptor.StartsKeyframe
        : (H264Payload.Inspect(payload) & H264Units.SequenceParameters) != 0;
}
