using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Routing;

public class RtpRateMeterTests
{
    [Fact]
    public void BitsPerSecond_SteadyStream_IsItsRateWheneverAsked()
    {
        var meter = default(RtpRateMeter);
        for (var ms = 0; ms < 5000; ms++)
        {
            meter.Add(125, At(ms));
            if (ms >= 1100)
            {
                Assert.Equal(1_000_000, meter.BitsPerSecond(At(ms)));
            }
        }
    }

    [Fact]
    public void BitsPerSecond_AfterSilence_FallsToZero()
    {
        var meter = default(RtpRateMeter);
        meter.Add(1000, At(50));

        Assert.Equal(8000, meter.BitsPerSecond(At(949)));
        Assert.Equal(0, meter.BitsPerSecond(At(1100)));
        Assert.Equal(0, meter.BitsPerSecond(At(3_600_000)));
    }

    private static MonotonicTime At(long milliseconds) => new(milliseconds * 1000);
}
