using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Tests.Rtcp;

public class SenderReportTimeTests
{
    private static readonly NtpTime Noon = NtpTime.From(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private static readonly SenderReportAnchor Video = new(Noon, new RtpTimestamp(0xFFFF_FF00), At(1000));

    [Fact]
    public void RtpAt_Later_AdvancesByTheClockRateAcrossTheWrap()
    {
        Assert.Equal(new RtpTimestamp(90_000 - 0x100), Video.RtpAt(At(2000), 90_000));
        Assert.Equal(Video.Rtp + -90_000, Video.RtpAt(Noon - TimeSpan.FromSeconds(1), 90_000));
        Assert.Equal(new RtpTimestamp(unchecked((uint)(0xFFFF_FF00L + 30L * 86_400 * 90_000))), Video.RtpAt(Video.ReceivedAt + TimeSpan.FromDays(30), 90_000));
    }

    [Fact]
    public void OffsetTo_LayersOfOneTrack_MapsTheSameInstant()
    {
        var high = new SenderReportAnchor(Noon + TimeSpan.FromMilliseconds(250), new RtpTimestamp(5000), At(1300));

        var offset = high.OffsetTo(Video, 90_000);

        // At noon the high layer stood at 5000 - 0.25 s, the reference at its anchor.
        Assert.Equal(Video.Rtp, new RtpTimestamp(5000) + -22_500 + offset);
    }

    [Fact]
    public void TryTake_AudioAndVideoOfOnePublisher_ShareOneClock()
    {
        var audio = new SenderReportAnchor(Noon, new RtpTimestamp(48_000), At(1000));
        var videoReports = new OutgoingSenderReports();
        var audioReports = new OutgoingSenderReports();

        Assert.True(videoReports.TryTake(Video, 500, 90_000, At(1100), out var videoNtp, out var videoRtp));
        Assert.True(audioReports.TryTake(audio, -7, 48_000, At(1100), out var audioNtp, out var audioRtp));

        Assert.Equal(videoNtp, audioNtp);
        Assert.Equal(Video.Rtp + 9000 + 500, videoRtp);
        Assert.Equal(new RtpTimestamp(48_000 + 4800 - 7), audioRtp);
    }

    [Fact]
    public void TryTake_PublishersClockStepsBack_IsRefusedUntilItHasCaughtUp()
    {
        var reports = new OutgoingSenderReports();
        Assert.True(reports.TryTake(Video, 0, 90_000, At(2000), out var first, out _));
        var stepped = Video with { Ntp = Noon - TimeSpan.FromSeconds(1), ReceivedAt = At(2100) };

        Assert.False(reports.TryTake(stepped, 0, 90_000, At(2100), out _, out _));
        Assert.True(reports.TryTake(stepped, 0, 90_000, At(4200), out var second, out _));
        Assert.True(second - first > TimeSpan.Zero);

        reports.OnSourceChanged();
        Assert.True(reports.TryTake(stepped, 0, 90_000, At(2100), out _, out _));
    }

    private static MonotonicTime At(long milliseconds) => new(milliseconds * 1000);
}
