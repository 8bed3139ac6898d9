using System.Net;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Whip;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Relay.Tests.Whip;

public sealed class AnswerTests
{
    private static readonly RtpCapabilities Router = RouterCapabilities.Default;

    public static TheoryData<string, int, int> Publishers => new()
    {
        { "chromium-publish", 111, 108 },
        { "chromium-simulcast", 111, 108 },
        { "obs-publish", 111, 96 },
        { "obs-simulcast", 111, 96 },
        { "ffmpeg-publish", 111, 106 },
        { "gstreamer-publish", 100, 98 },
        { "werift-publish", 96, 97 },
    };

    [Theory]
    [MemberData(nameof(Publishers))]
    public void ToReceive_OfferOfAPublisher_AgreesOnH264AndOpusUnderTheOfferedPayloadTypes(string name, int audio, int video)
    {
        var offer = Offers.Read(name);
        Assert.Equal(audio, Agree(offer, MediaKind.Audio).Codecs[0].PayloadType);
        Assert.Equal(video, Agree(offer, MediaKind.Video).Codecs[0].PayloadType);
    }

    [Fact]
    public void ToReceive_NoCodecInCommon_IsNull()
    {
        var offer = Offers.Parse(Offers.Text("obs-publish").Replace("H264/90000", "H265/90000", StringComparison.Ordinal));
        Assert.Null(TrackAgreement.ToReceive(offer.Tracks[1], Router));
    }

    [Fact]
    public void ToReceive_RepairAndFeedback_AreThoseBothKnow()
    {
        var agreed = Agree(Offers.Read("chromium-publish"), MediaKind.Video);
        Assert.Equal([108, 109], agreed.Codecs.Select(codec => codec.PayloadType));
        Assert.Equal(Router.Codecs[1].RtcpFeedback.ToHashSet(), agreed.Codecs[0].RtcpFeedback.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Publishers))]
    public void With_OfferOfAPublisher_AnswersSectionBySection(string name, int audio, int video)
    {
        var offer = Offers.Read(name);
        var answer = Answer(offer, [.. offer.Tracks.Select(track => new AnsweredTrack(track, TrackAgreement.ToReceive(track, Router)!, Sends: false))]);

        Assert.Contains(new SdpAttribute("ice-lite"), answer.Attributes);
        Assert.Equal(offer.Description.Attributes.First(line => line.Value.StartsWith("BUNDLE", StringComparison.Ordinal)).Value, answer.Attributes.ValueOf("group"));
        Assert.Equal(offer.Description.Media.Select(section => section.Find("mid")), answer.Media.Select(section => section.Find("mid")));
        Assert.Equal(audio.ToString(), answer.Media.Single(section => section.Kind == "audio").Formats[0]);
        Assert.Equal(video.ToString(), answer.Media.Single(section => section.Kind == "video").Formats[0]);
        Assert.All(answer.Media, section =>
        {
            Assert.NotEqual(0, section.Port);
            Assert.NotNull(section.Find("recvonly"));
            Assert.NotNull(section.Find("rtcp-mux"));
            Assert.Equal("ufrag", section.Find("ice-ufrag"));
            Assert.Equal(name.StartsWith("ffmpeg", StringComparison.Ordinal) ? "active" : "passive", section.Find("setup"));
        });
    }

    [Fact]
    public void With_AllCandidates_StandInTheFirstSection()
    {
        var offer = Offers.Read("obs-publish");
        var answer = Answer(offer, [new(offer.Tracks[0], Agree(offer, MediaKind.Audio), Sends: false)]);

        Assert.Equal(
            ["udp0 1 udp 2130706431 192.0.2.1 44400 typ host", "udp1 1 udp 2130706175 2001:db8::1 44400 typ host"],
            answer.Media[0].FindAll("candidate"));
        Assert.NotNull(answer.Media[0].Find("end-of-candidates"));
    }

    [Fact]
    public void With_SectionWithoutATrack_IsRejected()
    {
        var offer = Offers.Read("obs-publish");
        var rejected = Answer(offer, [new(offer.Tracks[0], Agree(offer, MediaKind.Audio), Sends: false)]).Media[1];

        Assert.Equal((0, "1"), (rejected.Port, rejected.Find("mid")));
        Assert.NotNull(rejected.Find("inactive"));
        Assert.Null(rejected.Find("ice-ufrag"));
    }

    [Fact]
    public void With_Simulcast_AsksForEachLayerInTheOrderOffered()
    {
        var offer = Offers.Read("chromium-simulcast");
        var section = Answer(offer, [new(offer.Tracks[1], Agree(offer, MediaKind.Video), Sends: false)]).Media[1];

        Assert.Equal("recv h;m;l", section.Find("simulcast"));
        Assert.Equal(["h recv", "m recv", "l recv"], section.FindAll("rid"));
    }

    [Theory]
    [InlineData("chromium-play", 108, 109)]
    [InlineData("aiortc-play", 101, 102)]
    public void ToSend_OfferOfAPlayer_UsesItsPayloadTypesAndIdentifiers(string name, int payloadType, int rtx)
    {
        var offer = Offers.Read(name);
        var published = Agree(Offers.Read("obs-publish"), MediaKind.Video);
        Assert.True(Ortc.TryMapProducer(MediaKind.Video, published, Router, out var mapping, out _));
        var consumable = Ortc.GetConsumable(MediaKind.Video, published, Router, mapping, "lecture");

        var sent = TrackAgreement.ToSend(offer.Tracks[1], consumable, 11, 12)!;
        var section = Answer(offer, [new(offer.Tracks[1], sent, Sends: true)]).Media[1];

        Assert.Equal([payloadType, rtx], sent.Codecs.Select(codec => codec.PayloadType));
        Assert.All(sent.HeaderExtensions, extension => Assert.Contains(extension, offer.Tracks[1].HeaderExtensions));
        Assert.NotNull(section.Find("sendonly"));
        Assert.Equal("FID 11 12", section.Find("ssrc-group"));
        Assert.Equal($"{rtx} apt={payloadType}", section.FindAll("fmtp").Last());
        Assert.Equal(["11 cname:lecture", "12 cname:lecture"], section.FindAll("ssrc"));
    }

    private static RtpParameters Agree(Offer offer, MediaKind kind) => TrackAgreement.ToReceive(offer.Tracks.Single(track => track.Kind == kind), Router)!;

    private static SessionDescription Answer(Offer offer, IReadOnlyList<AnsweredTrack> tracks)
    {
        IceCandidate[] candidates =
        [
            IceCandidate.Host(TransportAddress.FromIPEndPoint(IPEndPoint.Parse("192.0.2.1:44400")), 0),
            IceCandidate.Host(TransportAddress.FromIPEndPoint(IPEndPoint.Parse("[2001:db8::1]:44400")), 1),
        ];
        var answer = new Answer(offer, new IceCredentials("ufrag", "password"), candidates, DtlsFingerprint.Of([1])).With(tracks);
        Assert.True(SessionDescription.TryParse(answer.ToString(), out var read, out var problem), problem);
        return read;
    }
}
