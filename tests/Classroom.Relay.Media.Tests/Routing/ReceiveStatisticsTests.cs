using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Routing;

public class ReceiveStatisticsTests
{
    private const int ClockRate = 90_000;
    private readonly ReceiveStatistics _statistics = new(new Ssrc(7), ClockRate);

    [Fact]
    public void TakeReport_QuarterLost_SaysSoOnce()
    {
        for (ulong sequence = 65_500; sequence < 65_600; sequence++)
        {
            if (sequence % 4 != 3)
            {
                Receive(sequence);
            }
        }

        Receive(65_600);
        var report = _statistics.TakeReport(At(0));

        Assert.Equal(25, report.CumulativeLost);
        Assert.Equal(25 * 256 / 101, report.FractionLost);
        Assert.Equal(65_600u, report.HighestSequence);
        Assert.Equal(new Ssrc(7), report.Source);
        Assert.Equal(0, _statistics.TakeReport(At(1)).FractionLost);
        Assert.Equal(25, _statistics.TakeReport(At(2)).CumulativeLost);
    }

    [Fact]
    public void TakeReport_Duplicates_MakeLossNegativeButNotTheFraction()
    {
        Receive(1, 2, 2, 2);

        var report = _statistics.TakeReport(At(0));

        Assert.Equal(-2, report.CumulativeLost);
        Assert.Equal(0, report.FractionLost);
    }

    [Fact]
    public void TakeReport_AfterSenderReport_TellsItsAge()
    {
        Receive(1);
        Assert.Equal((0u, 0u), (_statistics.TakeReport(At(0)).LastSenderReport, _statistics.TakeReport(At(0)).DelaySinceLastSenderReport));

        _statistics.OnSenderReport(new NtpTime(0x1111_2222_3333_4444), At(1000));
        var report = _statistics.TakeReport(At(2500));

        Assert.Equal(0x2222_3333u, report.LastSenderReport);
        Assert.Equal(0x1_8000u, report.DelaySinceLastSenderReport);
    }

    [Fact]
    public void Jitter_SteadyStream_StaysZeroAcrossTheTimestampWrap()
    {
        for (var i = 0; i < 100; i++)
        {
            _statistics.OnPacket((ulong)i, new RtpTimestamp((uint)(0xFFFF_0000 + i * 3000L)), false, new MonotonicTime(i * 1_000_000L / 30));
        }

        Assert.InRange(_statistics.TakeReport(At(0)).Jitter, 0u, 1u);
    }

    // RFC 3550 appendix A.8: with |D| constant, J tends to it.
    [Fact]
    public void Jitter_AlternatingDelay_TendsToTheDifference()
    {
        for (var i = 0; i < 400; i++)
        {
            _statistics.OnPacket((ulong)i, new RtpTimestamp((uint)(i * 1800)), false, At(i * 20 + i % 2 * 10));
        }

        Assert.InRange(_statistics.Jitter.TotalMilliseconds, 9.8, 10.2);
    }

    [Fact]
    public void Jitter_RecoveredPackets_DoNotCount()
    {
        for (var i = 0; i < 100; i++)
        {
            _statistics.OnPacket((ulong)i, new RtpTimestamp((uint)(i * 1800)), recovered: i % 2 == 1, At(i * 20 + i % 2 * 500));
        }

        Assert.Equal(TimeSpan.Zero, _statistics.Jitter);
    }

    [Fact]
    public void OnPacket_JumpAndFollower_RestartsOnTheSecond()
    {
        Receive(10, 11);

        Assert.Equal(SequenceVerdict.Rejected, One(50_000));
        Assert.Equal(SequenceVerdict.Restarted, One(50_001));
        Assert.Equal(SequenceVerdict.Advanced, One(50_002));
        Assert.Equal(2, _statistics.Expected);
    }

    [Fact]
    public void OnPacket_JumpAlone_IsForgotten()
    {
        Receive(10, 11);

        Assert.Equal(SequenceVerdict.Rejected, One(50_000));
        Assert.Equal(SequenceVerdict.Advanced, One(12));
        Assert.Equal(SequenceVerdict.Rejected, One(50_001));
    }

    [Theory]
    [InlineData(3010 - 1, SequenceVerdict.Advanced)]
    [InlineData(3010, SequenceVerdict.Rejected)]
    public void OnPacket_DropoutLimit_Is3000(ulong sequence, SequenceVerdict expected)
    {
        Receive(10);

        Assert.Equal(expected, One(sequence));
    }

    [Theory]
    [InlineData(5000 - 1499, SequenceVerdict.Late)]
    [InlineData(5000 - 1500, SequenceVerdict.Rejected)]
    public void OnPacket_MisorderLimit_Is1500(ulong sequence, SequenceVerdict expected)
    {
        Receive(5000);

        Assert.Equal(expected, One(sequence));
    }

    private void Receive(params ulong[] sequences)
    {
        foreach (var sequence in sequences)
        {
            One(sequence);
        }
    }

    private SequenceVerdict One(ulong sequence) => _statistics.OnPacket(sequence, new RtpTimestamp(0), false, At(0));

    private static MonotonicTime At(long milliseconds) => new(milliseconds * 1000);
}
