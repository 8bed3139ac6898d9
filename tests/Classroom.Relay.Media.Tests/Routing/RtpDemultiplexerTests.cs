using System.Buffers.Binary;
using System.Text;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Rtp.HeaderExtensions;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

public sealed class RtpDemultiplexerTests : IDisposable
{
    private const byte Media = 96;
    private const byte Rtx = 97;

    private readonly LossyWire _wire = new(1);
    private readonly WireHost _host;
    private readonly WebRtcTransport _transport;
    private readonly RtpDemultiplexer _demultiplexer = new();

    public RtpDemultiplexerTests()
    {
        _host = _wire.AddHost(1, 1);
        var context = new DtlsContext(DtlsCertificate.Create(DateTimeOffset.UtcNow));
        _transport = WebRtcTransport.CreateServer(_host.Router, new WebRtcTransportOptions("t", output => new InlineDtls(context, output)));
    }

    public void Dispose() => _wire.Dispose();

    [Fact]
    public void TryRoute_Rid_BindsTheLayerAndKeepsItWithoutExtensions()
    {
        var producer = Add("0", new RtpEncodingParameters(Rid: "r0"), new RtpEncodingParameters(Rid: "r1"));

        Assert.True(Route(100, Media, "0", "r1", null, out var route));
        Assert.Equal((1, false), (route.Stream.Layer, route.IsRtx));
        Assert.Equal(new Ssrc(100), producer.Streams[1].Source);
        Assert.True(Route(100, Media, null, null, null, out route));
        Assert.Equal(1, route.Stream.Layer);
    }

    [Fact]
    public void TryRoute_RepairedRid_BindsRetransmissionsToTheirLayer()
    {
        Add("0", new RtpEncodingParameters(Rid: "r0"), new RtpEncodingParameters(Rid: "r1"));

        Assert.True(Route(200, Rtx, "0", null, "r1", out var route));
        Assert.Equal((1, true), (route.Stream.Layer, route.IsRtx));
    }

    [Fact]
    public void TryRoute_UnboundRetransmissionOfSimulcast_MakesNothing()
    {
        var producer = Add("0", new RtpEncodingParameters(Rid: "r0"), new RtpEncodingParameters(Rid: "r1"));

        Assert.False(Route(200, Rtx, "0", null, null, out _));
        Assert.False(Route(201, Media, "0", null, null, out _));
        Assert.False(Route(202, Media, "0", "r9", null, out _));
        Assert.All(producer.Streams.ToArray(), stream => Assert.Null(stream.Source));
    }

    [Fact]
    public void TryRoute_UnknownMid_IsDiscardedEvenIfThePayloadTypeFits()
    {
        Add("0", new RtpEncodingParameters());

        Assert.False(Route(100, Media, "7", null, null, out _));
        Assert.True(Route(100, Media, "0", null, null, out _));
    }

    [Fact]
    public void TryRoute_ForeignPayloadType_IsDiscarded()
    {
        Add("0", new RtpEncodingParameters(100, RtxSsrc: 101));

        Assert.False(Route(100, 102, null, null, null, out _));
        Assert.False(Route(100, Rtx, null, null, null, out _));
        Assert.True(Route(101, Rtx, null, null, null, out _));
    }

    [Fact]
    public void TryRoute_WithoutMid_TakesTheOnlyProducerOfThePayloadType()
    {
        Add(null, new RtpEncodingParameters());
        Assert.True(Route(100, Media, null, null, null, out _));

        Add(null, new RtpEncodingParameters());
        Assert.False(Route(300, Media, null, null, null, out _));
    }

    [Fact]
    public void TryRoute_MidOfAnotherProducer_MovesTheSource()
    {
        Add("0", new RtpEncodingParameters());
        var other = Add("1", new RtpEncodingParameters());
        Assert.True(Route(100, Media, "0", null, null, out _));

        Assert.True(Route(100, Media, "1", null, null, out var route));

        Assert.Same(other, route.Stream.Producer);
    }

    [Fact]
    public void TryRoute_NewSsrcForALayer_TakesThePlaceOfTheFormer()
    {
        var producer = Add("0", new RtpEncodingParameters(Rid: "r0"), new RtpEncodingParameters(Rid: "r1"));
        Assert.True(Route(100, Media, "0", "r0", null, out _));
        var generation = producer.Streams[0].Clock;

        Assert.True(Route(500, Media, "0", "r0", null, out _));

        Assert.Equal(new Ssrc(500), producer.Streams[0].Source);
        Assert.NotSame(generation, producer.Streams[0].Clock);
        Assert.Null(_demultiplexer.Find(new Ssrc(100)));
    }

    [Fact]
    public void FindProblem_MidOrSsrcInUse_SaysSo()
    {
        Add("0", new RtpEncodingParameters(100));

        Assert.NotNull(_demultiplexer.FindProblem(Make("0", new RtpEncodingParameters(101))));
        Assert.NotNull(_demultiplexer.FindProblem(Make("1", new RtpEncodingParameters(100))));
        Assert.Null(_demultiplexer.FindProblem(Make("1", new RtpEncodingParameters(101))));
    }

    [Fact]
    public void Remove_Producer_ForgetsItsSources()
    {
        var producer = Add("0", new RtpEncodingParameters(100, RtxSsrc: 101));

        _demultiplexer.Remove(producer);

        Assert.Null(_demultiplexer.Find(new Ssrc(100)));
        Assert.False(Route(101, Rtx, null, null, null, out _));
    }

    private Producer Make(string? mid, params RtpEncodingParameters[] encodings)
    {
        var parameters = TestCodec.Parameters("video/VP8", encodings) with { Mid = mid };
        Assert.True(Ortc.TryMapProducer(MediaKind.Video, parameters, RouterCapabilities.Default, out var mapping, out _));
        return new Producer(_host.Router, _transport, "p", MediaKind.Video, parameters, mapping, null);
    }

    private Producer Add(string? mid, params RtpEncodingParameters[] encodings)
    {
        var producer = Make(mid, encodings);
        _demultiplexer.Add(producer);
        return producer;
    }

    private bool Route(uint ssrc, byte payloadType, string? mid, string? rid, string? repaired, out StreamRoute route)
    {
        // Identifiers of RouterCapabilities: 1 MID, 2 RID, 3 repaired RID.
        var elements = new List<byte>();
        AddElement(elements, 1, mid);
        AddElement(elements, 2, rid);
        AddElement(elements, 3, repaired);
        while (elements.Count % 4 != 0)
        {
            elements.Add(0);
        }

        byte[] packet = [0x90, payloadType, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0xBE, 0xDE, 0, (byte)(elements.Count / 4), .. elements, 1, 2, 3, 4];
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), ssrc);
        Assert.True(RtpHeader.TryParse(packet, out var header));
        return _demultiplexer.TryRoute(header, new ReceivedExtensions(header, packet, _demultiplexer.Ids), _wire.Now, out route);
    }

    private static void AddElement(List<byte> elements, int id, string? text)
    {
        if (text is not null)
        {
            elements.Add((byte)((id << 4) | (text.Length - 1)));
            elements.AddRange(Encoding.ASCII.GetBytes(text));
        }
    }
}
