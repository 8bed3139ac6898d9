using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Rtp.HeaderExtensions;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

public sealed class OrtcTests
{
    private static readonly RtpCapabilities Router = RouterCapabilities.Default;

    [Fact]
    public void RouterCapabilities_ListsH264FirstAndEveryVideoCodecWithRtx()
    {
        var video = Router.Codecs.Where(codec => codec.Kind == MediaKind.Video).ToList();

        Assert.Equal(["video/H264", "video/rtx", "video/VP8", "video/rtx"], video.Select(codec => codec.MimeType));
        Assert.Equal(video[0].PreferredPayloadType, video[1].Parameters["apt"].Number);
        Assert.Equal(video[2].PreferredPayloadType, video[3].Parameters["apt"].Number);
        Assert.Equal(Router.Codecs.Count, Router.Codecs.Select(codec => codec.PreferredPayloadType).Distinct().Count());
    }

    [Theory]
    [InlineData("42e01f", 1, true)]
    [InlineData("42C028", 1, true)]
    [InlineData("42e034", 1, true)]
    [InlineData("42001f", 1, false)]
    [InlineData("4d001f", 1, false)]
    [InlineData("640c1f", 1, false)]
    [InlineData("42e01f", 0, false)]
    [InlineData("nonsense", 1, false)]
    public void TryMapProducer_H264_MatchesByProfileAndMode(string profile, int mode, bool expected)
    {
        var parameters = With(TestCodec.Parameters("video/H264", new RtpEncodingParameters(1)), new Dictionary<string, FormatParameter>
        {
            ["profile-level-id"] = profile, ["packetization-mode"] = mode,
        });

        Assert.Equal(expected, Ortc.TryMapProducer(MediaKind.Video, parameters, Router, out _, out var problem));
        Assert.Equal(expected, problem is null);
    }

    [Fact]
    public void GetConsumable_ForeignPayloadTypes_SpeaksTheRoutersAndKeepsTheProducersFormat()
    {
        var sent = new RtpParameters(
            "1",
            [
                new("video/VP8", 120, 90_000, null, new Dictionary<string, FormatParameter> { ["max-fr"] = 30 }, [new("nack")]),
                new("video/rtx", 121, 90_000, null, new Dictionary<string, FormatParameter> { ["apt"] = 120 }, []),
            ],
            [new(HeaderExtensionUri.Mid, 9)],
            [new(Rid: "r0", MaxBitrate: 100), new(Rid: "r1", MaxBitrate: 500)],
            new RtcpParameters("c"));

        Assert.True(Ortc.TryMapProducer(MediaKind.Video, sent, Router, out var mapping, out _));
        var consumable = Ortc.GetConsumable(MediaKind.Video, sent, Router, mapping, "teacher");

        Assert.Equal((120, 121), (mapping.PayloadType, mapping.RtxPayloadType));
        Assert.Equal([96, 97], consumable.Codecs.Select(codec => codec.PayloadType));
        Assert.Equal(30, consumable.Codecs[0].Parameters["max-fr"].Number);
        Assert.Equal(1, consumable.ExtensionId(HeaderExtensionUri.Mid));
        Assert.Equal(0, consumable.ExtensionId(HeaderExtensionUri.Rid));
        Assert.All(consumable.Encodings, encoding => Assert.Null(encoding.Rid));
    }

    [Fact]
    public void GetConsumer_ForABrowser_HasOneEncodingRtxAndTransportFeedback()
    {
        var consumable = Consumable("video/H264", new(Rid: "r0", MaxBitrate: 100), new(Rid: "r1", MaxBitrate: 900));

        var consumer = Ortc.GetConsumer(consumable, Router, "3", 5, 6)!;

        Assert.Equal("3", consumer.Mid);
        Assert.Equal(["video/H264", "video/rtx"], consumer.Codecs.Select(codec => codec.MimeType));
        var encoding = Assert.Single(consumer.Encodings);
        Assert.Equal((5u, 6u, 900, "L2T1"), (encoding.Ssrc!.Value, encoding.RtxSsrc!.Value, encoding.MaxBitrate!.Value, encoding.ScalabilityMode));
        Assert.Contains(consumer.Codecs[0].RtcpFeedback, feedback => feedback.Type == "transport-cc");
        Assert.DoesNotContain(consumer.Codecs[0].RtcpFeedback, feedback => feedback.Type == "goog-remb");
        Assert.Equal("teacher", consumer.Rtcp.Cname);
    }

    [Fact]
    public void GetConsumer_WithoutRtxAndTransportFeedback_FallsBackToRemb()
    {
        var remote = new RtpCapabilities(
            [.. Router.Codecs.Where(codec => codec.MimeType == "video/H264")],
            [.. Router.HeaderExtensions.Where(extension => extension.Uri == HeaderExtensionUri.Mid)]);

        var consumer = Ortc.GetConsumer(Consumable("video/H264", new RtpEncodingParameters(7)), remote, "0", 5, 6)!;

        Assert.Single(consumer.Codecs);
        Assert.Null(consumer.Encodings[0].RtxSsrc);
        Assert.Equal([HeaderExtensionUri.Mid], consumer.HeaderExtensions.Select(extension => extension.Uri));
        Assert.Contains(consumer.Codecs[0].RtcpFeedback, feedback => feedback.Type == "goog-remb");
        Assert.DoesNotContain(consumer.Codecs[0].RtcpFeedback, feedback => feedback.Type == "transport-cc");
    }

    [Fact]
    public void CanConsume_WithoutTheCodec_IsFalse()
    {
        var remote = new RtpCapabilities([.. Router.Codecs.Where(codec => codec.MimeType == "video/VP8")], []);
        var consumable = Consumable("video/H264", new RtpEncodingParameters(7));

        Assert.False(Ortc.CanConsume(consumable, remote));
        Assert.Null(Ortc.GetConsumer(consumable, remote, "0", 5, 6));
    }

    public static TheoryData<string, RtpParameters> BadParameters()
    {
        var good = TestCodec.Parameters("video/VP8", new RtpEncodingParameters(1));
        return new()
        {
            { "no encoding", good with { Encodings = [] } },
            { "too many encodings", good with { Encodings = [.. Enumerable.Range(1, 5).Select(i => new RtpEncodingParameters((uint)i))] } },
            { "no codec", good with { Codecs = [] } },
            { "only RTX", good with { Codecs = [good.Codecs[1]] } },
            { "payload type clashes with RTCP", good with { Codecs = [good.Codecs[0] with { PayloadType = 72 }] } },
            { "payload type", good with { Codecs = [good.Codecs[0] with { PayloadType = 200 }] } },
            { "extension", good with { HeaderExtensions = [new(HeaderExtensionUri.Mid, 15)] } },
            { "long MID", good with { Mid = new string('m', 17) } },
            { "SSRC twice", good with { Encodings = [new(1), new(2, RtxSsrc: 1)] } },
            { "unknown codec", good with { Codecs = [good.Codecs[0] with { MimeType = "video/theora" }] } },
        };
    }

    [Theory]
    [MemberData(nameof(BadParameters))]
    public void TryMapProducer_BadParameters_SaysWhy(string reason, RtpParameters parameters)
    {
        Assert.False(Ortc.TryMapProducer(MediaKind.Video, parameters, Router, out _, out var problem), reason);
        Assert.NotEmpty(problem);
    }

    private static RtpParameters Consumable(string mimeType, params RtpEncodingParameters[] encodings)
    {
        var parameters = TestCodec.Parameters(mimeType, encodings);
        Assert.True(Ortc.TryMapProducer(TestCodec.Kind(mimeType), parameters, Router, out var mapping, out var problem), problem);
        return Ortc.GetConsumable(TestCodec.Kind(mimeType), parameters, Router, mapping, "teacher");
    }

    private static RtpParameters With(RtpParameters parameters, Dictionary<string, FormatParameter> format) =>
        parameters with { Codecs = [parameters.Codecs[0] with { Parameters = format }] };
}
