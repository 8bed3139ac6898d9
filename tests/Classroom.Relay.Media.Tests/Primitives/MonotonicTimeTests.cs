using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Primitives;

public class MonotonicTimeTests
{
    [Fact]
    public void Arithmetic_WithSpans_IsExactToTheMicrosecond()
    {
        var start = new MonotonicTime(1_000);
        Assert.Equal(new MonotonicTime(1_500), start + TimeSpan.FromMicroseconds(500));
        Assert.Equal(TimeSpan.FromMicroseconds(-500), start - new MonotonicTime(1_500));
        Assert.True(start < start + TimeSpan.FromMicroseconds(1));
    }

    [Fact]
    public void Never_PlusASpan_StaysNever()
    {
        Assert.Equal(MonotonicTime.Never, MonotonicTime.Never + TimeSpan.FromHours(1));
        Assert.Equal(new MonotonicTime(7), MonotonicTime.Min(MonotonicTime.Never, new MonotonicTime(7)));
    }
}
