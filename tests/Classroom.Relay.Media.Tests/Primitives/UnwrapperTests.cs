using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Primitives;

public class UnwrapperTests
{
    [Fact]
    public void Unwrap_ReorderAcrossTheWrap_KeepsDistances()
    {
        var unwrapper = new SequenceUnwrapper();
        var first = unwrapper.Unwrap(new(65534));
        Assert.Equal(first + 3, unwrapper.Unwrap(new(1)));
        Assert.Equal(first + 1, unwrapper.Unwrap(new(65535)));
        Assert.Equal(first + 3, unwrapper.Highest);
        Assert.Equal(first + 4, unwrapper.Unwrap(new(2)));
    }

    [Fact]
    public void Unwrap_FirstIsZero_StillHasRoomBelow()
    {
        var unwrapper = new SequenceUnwrapper();
        var first = unwrapper.Unwrap(new(0));
        Assert.True(unwrapper.HasStarted);
        Assert.Equal(first - 1, unwrapper.Unwrap(new(65535)));
    }

    [Fact]
    public void Unwrap_ManyCycles_CountsThemAll()
    {
        var unwrapper = new SequenceUnwrapper();
        var first = unwrapper.Unwrap(new(0));
        for (uint i = 1; i <= 200_000; i++)
        {
            Assert.Equal(first + i, unwrapper.Unwrap(new((ushort)i)));
        }
    }

    [Fact]
    public void Peek_NewNumber_DoesNotMoveTheHighest()
    {
        var unwrapper = new SequenceUnwrapper();
        var first = unwrapper.Unwrap(new(10));
        Assert.Equal(first + 5, unwrapper.Peek(new(15)));
        Assert.Equal(first, unwrapper.Highest);
    }

    [Fact]
    public void TimestampUnwrap_BackAndForthAcrossTheWrap_KeepsDistances()
    {
        var unwrapper = new RtpTimestampUnwrapper();
        var first = unwrapper.Unwrap(new(uint.MaxValue - 1));
        Assert.Equal(first + 3, unwrapper.Unwrap(new(1)));
        Assert.Equal(first + 1, unwrapper.Unwrap(new(uint.MaxValue)));
        Assert.Equal(first + 3_002, unwrapper.Unwrap(new(3_000)));
    }
}
