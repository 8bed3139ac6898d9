using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Rtp.HeaderExtensions;
using Classroom.Relay.Whip;

namespace Classroom.Relay.Tests.Whip;

public sealed class OfferTests
{
    public static TheoryData<string> All => Offers.All;

    [Theory]
    [MemberData(nameof(All))]
    public void TryParse_OfferOfARealClient_HasOneTrackPerSection(string name)
    {
        var offer = Offers.Read(name);

        Assert.Single(offer.Fingerprints);
        Assert.Equal([MediaKind.Audio, MediaKind.Video], offer.Tracks.Select(track => track.Kind).Order());
        Assert.All(offer.Tracks, track => Assert.Equal(name.EndsWith("play", StringComparison.Ordinal), track.Receives));
        Assert.All(offer.Tracks, track => Assert.NotEqual(track.Sends, track.Receives));
        Assert.All(offer.Tracks, track => Assert.NotEmpty(track.Codecs));
    }

    [Fact]
    public void TryParse_ChromiumPublish_ReadsStreamsCodecsAndExtensions()
    {
        var video = Offers.Read("chromium-publish").Tracks[1];
        var h264 = video.Codecs.Single(codec => codec.PayloadType == 108);

        Assert.Equal("1", video.Mid);
        Assert.Equal("video/H264", h264.MimeType);
        Assert.Equal(new FormatParameter(1), h264.Parameters["packetization-mode"]);
        Assert.Equal(new FormatParameter("42e01f"), h264.Parameters["profile-level-id"]);
        Assert.Contains(new RtcpFeedback("nack", "pli"), h264.RtcpFeedback);
        Assert.Equal(109, video.RtxOf(108)!.PayloadType);
        Assert.Equal([new RtpEncodingParameters(2252582931, RtxSsrc: 3896581023)], video.Encodings);
        Assert.Equal(4, video.HeaderExtensions.Single(extension => extension.Uri == HeaderExtensionUri.Mid).Id);
        Assert.DoesNotContain(video.HeaderExtensions, extension => extension.Uri == HeaderExtensionUri.TransmissionOffset);
    }

    [Fact]
    public void TryParse_ChromiumSimulcast_PutsTheLowestLayerFirst() =>
        Assert.Equal(["l", "m", "h"], Offers.Read("chromium-simulcast").Tracks[1].Encodings.Select(encoding => encoding.Rid));

    [Fact]
    public void TryParse_ObsSimulcast_PutsTheLowestLayerFirst() =>
        Assert.Equal(["2", "1", "0"], Offers.Read("obs-simulcast").Tracks[1].Encodings.Select(encoding => encoding.Rid));

    [Fact]
    public void TryParse_SimulcastWithAlternativesAndPaused_TakesTheFirstOfEach()
    {
        var text = Offers.Text("obs-simulcast").Replace("send 0;1;2", "recv x send ~0,1;2;nowhere", StringComparison.Ordinal);
        Assert.Equal(["2", "0"], Offers.Parse(text).Tracks[1].Encodings.Select(encoding => encoding.Rid));
    }

    [Fact]
    public void TryParse_SimulcastBySsrcGroup_PairsEachLayerWithItsRepair()
    {
        var text = Offers.Text("obs-publish") + "a=ssrc:5 cname:x\r\na=ssrc-group:SIM 1273437191 5\r\na=ssrc-group:FID 5 6\r\n";
        Assert.Equal(
            [new RtpEncodingParameters(1273437191), new RtpEncodingParameters(5, RtxSsrc: 6)],
            Offers.Parse(text).Tracks[1].Encodings);
    }

    [Fact]
    public void AnswererRole_OffererIsTheServer_IsClient()
    {
        Assert.Equal(DtlsRole.Client, Offers.Read("ffmpeg-publish").AnswererRole);
        Assert.Equal(DtlsRole.Server, Offers.Read("obs-publish").AnswererRole);
    }

    [Fact]
    public void TryParse_CredentialsOfTheWholeSession_AreEnough() => Assert.Equal(2, Offers.Read("obs-simulcast").Tracks.Count);

    [Fact]
    public void TryParse_BundleOnlySectionWithPortZero_IsATrack() =>
        Assert.Equal(MediaKind.Audio, Offers.Read("gstreamer-publish").Tracks[1].Kind);

    [Fact]
    public void TryParse_SectionOutsideTheBundle_IsNoTrack() =>
        Assert.Single(Offers.Parse(Offers.Text("obs-publish").Replace("BUNDLE 0 1", "BUNDLE 0", StringComparison.Ordinal)).Tracks);

    [Fact]
    public void TryParse_DataChannelSection_IsNoTrack()
    {
        var text = Offers.Text("obs-publish").Replace("BUNDLE 0 1", "BUNDLE 0 1 2", StringComparison.Ordinal) + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:2\r\n";
        Assert.Equal(2, Offers.Parse(text).Tracks.Count);
    }

    [Theory]
    [InlineData("a=rtcp-mux", "a=x", "rtcp-mux")]
    [InlineData("a=group:BUNDLE 0 1", "a=x", "BUNDLE")]
    [InlineData("a=ice-ufrag:nYlx", "a=x", "ice-ufrag")]
    [InlineData("a=fingerprint:sha-256", "a=fingerprint:sha-1", "fingerprint")]
    [InlineData("a=setup:actpass", "a=setup:holdconn", "setup")]
    [InlineData("UDP/TLS/RTP/SAVPF", "RTP/AVP", "SAVPF")]
    public void TryParse_WithoutWhatWebRtcNeeds_IsToldInASentence(string line, string instead, string expected) =>
        Assert.Contains(expected, Offers.Problem(Offers.Text("obs-publish").Replace(line, instead, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void TryParse_MidLongerThanAnElementHolds_IsToldInASentence()
    {
        var text = Offers.Text("obs-publish").Replace("BUNDLE 0 1", "BUNDLE seventeen-letters 1", StringComparison.Ordinal);
        Assert.Contains("a=mid", Offers.Problem(text.Replace("a=mid:0", "a=mid:seventeen-letters", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=rtpmap:96 H264/90000", "a=rtpmap:96 H264")]
    [InlineData("a=rtpmap:96 H264/90000", "a=rtpmap:96 H264/0")]
    [InlineData("a=rtpmap:96 H264/90000", "a=rtpmap:96 /90000")]
    [InlineData("a=rtpmap:96 H264/90000", "a=rtpmap:960 H264/90000")]
    public void TryParse_CodecMalformed_IsACodecLess(string line, string instead) =>
        Assert.Empty(Offers.Parse(Offers.Text("obs-publish").Replace(line, instead, StringComparison.Ordinal)).Tracks[1].Codecs);

    [Theory]
    [InlineData("a=extmap:0 urn:ietf:params:rtp-hdrext:sdes:mid")]
    [InlineData("a=extmap:15 urn:ietf:params:rtp-hdrext:sdes:mid")]
    [InlineData("a=extmap:x urn:ietf:params:rtp-hdrext:sdes:mid")]
    [InlineData("a=extmap:1")]
    public void TryParse_ExtensionThatCannotBeUsed_IsAnExtensionLess(string line) =>
        Assert.Empty(Offers.Parse(Offers.Text("obs-publish") + line + "\r\n").Tracks[1].HeaderExtensions);
}
