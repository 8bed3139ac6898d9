using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

public sealed class TimestampMapTests : IDisposable
{
    private const int Rate = 90_000;

    private readonly LossyWire _wire = new(1);
    private readonly Producer _producer;
    private readonly Producer _other;
    private readonly RelayClock _clock = new(NtpTime.From(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero)));
    private readonly TimestampMap _map = new(Rate);

    public TimestampMapTests()
    {
        var host = _wire.AddHost(1, 1);
        _producer = new TestTrack(host, "video/VP8").Producer;
        _other = new TestTrack(host, "video/VP8").Producer;
    }

    public void Dispose() => _wire.Dispose();

    [Fact]
    public void TrySwitch_FirstSource_KeepsItsTimestamps()
    {
        Assert.True(_map.TrySwitch(_producer, Source(5000), new RtpTimestamp(5000), At(0), At(0)));
        Assert.Equal(5000u, _map.Map(new RtpTimestamp(5000)).Value);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(4_294_967_000u)]
    [InlineData(2_147_483_648u)]
    public void TrySwitch_LayerWithReport_MapsCaptureTimesExactly(uint otherBase)
    {
        Send(Source(1000), 1000, At(1000));

        // Captured 40 ms after what was sent, on a base of its own.
        Assert.True(_map.TrySwitch(_producer, Source(otherBase), new RtpTimestamp(otherBase + 93_600), At(1040), At(1040)));

        Assert.Equal(1000u + 93_600, _map.Map(new RtpTimestamp(otherBase + 93_600)).Value);
    }

    [Fact]
    public void TrySwitch_ALittleBehind_GoesOneTickOnAndDoesNotKeepThePush()
    {
        var one = Source(0);
        var two = Source(700_000);
        Send(one, 0, At(1000));

        Assert.True(_map.TrySwitch(_producer, two, new RtpTimestamp(700_000 + 87_000), At(1000), At(1000)));
        Assert.Equal(90_001u, _map.Map(new RtpTimestamp(700_000 + 87_000)).Value);
        _map.OnSent(_map.Map(new RtpTimestamp(700_000 + 87_000)), At(1000));

        Assert.True(_map.TrySwitch(_producer, one, new RtpTimestamp(180_000), At(2000), At(2000)));
        Assert.Equal(180_000u, _map.Map(new RtpTimestamp(180_000)).Value);
    }

    [Fact]
    public void TrySwitch_FarBehind_IsRefusedTwiceAndThenGoesByElapsedTime()
    {
        Send(Source(0), 0, At(1000));
        var late = Source(0);

        Assert.False(_map.TrySwitch(_producer, late, new RtpTimestamp(45_000), At(1100), At(1100)));
        Assert.False(_map.TrySwitch(_producer, late, new RtpTimestamp(45_000), At(1200), At(1200)));
        Assert.True(_map.TrySwitch(_producer, late, new RtpTimestamp(45_000), At(1500), At(1500)));

        Assert.Equal(90_000u + 45_000, _map.Map(new RtpTimestamp(45_000)).Value);
    }

    [Fact]
    public void TrySwitch_LayerWithoutReport_IsRefusedTwiceAndThenGoesByElapsedTime()
    {
        Send(Source(0), 0, At(1000));
        var unknown = new SenderReportClock(_clock, Rate, isLocal: false);

        Assert.False(_map.TrySwitch(_producer, unknown, new RtpTimestamp(77), At(1100), At(1100)));
        Assert.False(_map.TrySwitch(_producer, unknown, new RtpTimestamp(77), At(1200), At(1200)));
        Assert.True(_map.TrySwitch(_producer, unknown, new RtpTimestamp(77), At(1300), At(1300)));

        Assert.Equal(90_000u + 27_000, _map.Map(new RtpTimestamp(77)).Value);
    }

    /// <summary>A keyframe takes longer to make and to carry than what it follows; that must not add up.</summary>
    [Fact]
    public void TrySwitch_OtherProducersAHundredTimesByLateKeyFrames_StaysOnOneLine()
    {
        var sources = new[] { (_producer, Source(0), 0u), (_other, Source(3_000_000_000), 3_000_000_000) };
        Send(sources[0].Item2, 0, At(1000));
        for (var i = 1; i <= 100; i++)
        {
            var (producer, clock, start) = sources[i % 2];
            var captured = start + (uint)((1000 + i * 500) * 90);
            Assert.True(_map.TrySwitch(producer, clock, new RtpTimestamp(captured), At(1000 + i * 500 + 120), At(1000 + i * 500 + 120)));
            Assert.Equal((uint)((1000 + i * 500) * 90), _map.Map(new RtpTimestamp(captured)).Value);
            _map.OnSent(_map.Map(new RtpTimestamp(captured + 45_000 - 3000)), At(1000 + i * 500 + 480));
        }
    }

    [Fact]
    public void TrySwitch_OtherProducerWithTimesThatCannotBe_GoesByElapsedTimeAtOnce()
    {
        Send(Source(0), 0, At(1000));

        Assert.True(_map.TrySwitch(_other, Source(5_000_000), new RtpTimestamp(123), At(1033), At(1033)));

        Assert.Equal(90_000u + 2970, _map.Map(new RtpTimestamp(123)).Value);
    }

    [Fact]
    public void TrySwitch_ReportFarAheadOfTheClock_IsNotBelieved()
    {
        Send(Source(0), 0, At(1000));

        Assert.True(_map.TrySwitch(_producer, Source(0), new RtpTimestamp(900_000), At(1100), At(1100)));

        Assert.Equal(90_000u + 9000, _map.Map(new RtpTimestamp(900_000)).Value);
    }

    private static MonotonicTime At(int milliseconds) => new(1_000_000 + milliseconds * 1000L);

    /// <summary>A source whose timestamp at time 0 is <paramref name="start"/>.</summary>
    private SenderReportClock Source(uint start)
    {
        var source = new SenderReportClock(_clock, Rate, isLocal: false);
        source.OnReport(_clock.At(At(0)), new RtpTimestamp(start), At(0));
        return source;
    }

    /// <summary>Sends one second of a source.</summary>
    private void Send(SenderReportClock source, uint start, MonotonicTime now)
    {
        Assert.True(_map.TrySwitch(_producer, source, new RtpTimestamp(start), At(0), At(0)));
        _map.OnSent(_map.Map(new RtpTimestamp(start)), At(0));
        _map.OnSent(_map.Map(new RtpTimestamp(start + Rate)), now);
    }
}
