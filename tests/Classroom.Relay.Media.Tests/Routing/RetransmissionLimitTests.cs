using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Routing;

public class RetransmissionLimitTests
{
    private RetransmissionLimit _limit;

    [Theory]
    [InlineData(10, 20)]
    [InlineData(500, 100)]
    public void TryAnswer_Repeat_IsIgnoredWithinTheQuietTime(int roundTrip, int quiet)
    {
        Assert.True(Answer(0, roundTrip));
        Assert.False(Answer(quiet - 1, roundTrip));
        Assert.True(Answer(quiet, roundTrip));
    }

    [Fact]
    public void TryAnswer_BeyondTheLimit_IsRefused()
    {
        for (var i = 0; i < RetransmissionLimit.MaxAnswers; i++)
        {
            Assert.True(Answer(i * 1000, 10));
        }

        Assert.False(Answer(60_000, 10));
    }

    private bool Answer(long milliseconds, int roundTrip) =>
        _limit.TryAnswer(new MonotonicTime(milliseconds * 1000), TimeSpan.FromMilliseconds(roundTrip));
}
