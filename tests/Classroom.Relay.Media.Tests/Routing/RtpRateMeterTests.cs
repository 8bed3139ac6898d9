using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Routing;

public class RtpRateMeterTests
{
    [Fact]
    public void BitsPerSecond_SteadyStream_IsItsRate()
    {
        var meter = default(RtpRateMeter);
        for (var i = 0; i < 500; i++)
        {
            meter.Add(1250, At(i * 10));
        }

        Assert.InRange(meter.BitsPerSecond(At(5000)), 900_000, 1_000_000);
    }

    [Fact]
    public void BitsPerSecond_AfterSilence_FallsToZero()
    {
        var meter = default(RtpRateMeter);
        meter.Add(1000, At(50));

        Assert.Equal(8000, meter.BitsPerSecond(At(949)));
        Assert.Equal(0, meter.BitsPerSecond(At(1050)));
        Assert.Equal(0, meter.BitsPerSecond(At(3_600_000)));
    }

    private static MonotonicTime At(long milliseconds) => new(milliseconds * 1000);
}
