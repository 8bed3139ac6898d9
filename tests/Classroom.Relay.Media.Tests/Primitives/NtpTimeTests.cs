using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Primitives;

public class NtpTimeTests
{
    [Fact]
    public void From_UnixEpoch_IsTheKnownOffset() =>
        Assert.Equal(2_208_988_800UL << 32, NtpTime.From(DateTimeOffset.UnixEpoch).Value);

    [Fact]
    public void ToDateTimeOffset_AfterFrom_IsWithinATick()
    {
        var moment = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8)).AddTicks(1_234_567);
        Assert.InRange((moment - NtpTime.From(moment).ToDateTimeOffset()).Ticks, 0, 1);
    }

    [Fact]
    public void Difference_AcrossTheEraOf2036_IsSigned()
    {
        var before = new NtpTime(ulong.MaxValue);
        var after = before + TimeSpan.FromSeconds(2);
        Assert.Equal(TimeSpan.FromSeconds(2), after - before);
        Assert.Equal(TimeSpan.FromSeconds(-2), before - after);
    }

    [Fact]
    public void Compact_OfAQuarterSecond_IsAQuarterOf65536() =>
        Assert.Equal((5u << 16) + 0x4000, new NtpTime((5UL << 32) + 0x4000_0000).Compact);
}
