using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Routing;

public class KeyFrameRequestsTests
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(40);
    private readonly KeyFrameRequests _requests = new();

    [Fact]
    public void TryTake_NobodyAsked_IsFalse()
    {
        Assert.False(_requests.TryTake(At(1000), RoundTrip));
        Assert.Equal(MonotonicTime.Never, _requests.NextDeadline);
    }

    [Fact]
    public void TryTake_FirstRequest_GoesOutAtOnce()
    {
        _requests.Request(At(0));

        Assert.True(_requests.TryTake(At(0), RoundTrip));
        Assert.False(_requests.TryTake(At(0), RoundTrip));
    }

    [Fact]
    public void TryTake_ManyConsumersForTenSeconds_AsksAtMostEvery500Milliseconds()
    {
        var sent = new List<long>();
        for (var now = 0; now <= 10_000; now += 10)
        {
            _requests.Request(At(now));
            if (_requests.TryTake(At(now), RoundTrip))
            {
                sent.Add(now);
            }

            if (now % 130 == 0)
            {
                _requests.Settle();
            }
        }

        Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 500));
        Assert.InRange(sent.Count, 18, 21);
    }

    [Fact]
    public void Request_TooEarly_IsDeferredNotLost()
    {
        _requests.Request(At(0));
        _requests.TryTake(At(0), RoundTrip);
        _requests.Settle();
        _requests.Request(At(100));

        Assert.False(_requests.TryTake(At(499), RoundTrip));
        Assert.Equal(At(500), _requests.NextDeadline);
        Assert.True(_requests.TryTake(At(500), RoundTrip));
    }

    [Theory]
    [InlineData(10, 500)]
    [InlineData(300, 600)]
    [InlineData(2000, 1000)]
    [InlineData(-1, 1000)]
    public void TryTake_NoKeyFrameComes_AsksAgainAfterTwiceTheRoundTrip(int roundTrip, int expected)
    {
        _requests.Request(At(0));
        _requests.TryTake(At(0), roundTrip < 0 ? null : TimeSpan.FromMilliseconds(roundTrip));

        Assert.Equal(At(expected), _requests.NextDeadline);
    }

    [Fact]
    public void Settle_KeyFrameCame_StopsAsking()
    {
        _requests.Request(At(0));
        _requests.TryTake(At(0), RoundTrip);

        _requests.Settle();

        Assert.False(_requests.IsPending);
        Assert.False(_requests.TryTake(At(5000), RoundTrip));
    }

    [Fact]
    public void FirSequence_Repetition_KeepsTheNumberAndNewRequestTakesTheNext()
    {
        _requests.Request(At(0));
        _requests.TryTake(At(0), RoundTrip);
        var first = _requests.FirSequence;
        _requests.TryTake(At(500), RoundTrip);
        Assert.Equal(first, _requests.FirSequence);

        _requests.Settle();
        _requests.Request(At(2000));
        _requests.TryTake(At(2000), RoundTrip);
        Assert.Equal(first + 1, _requests.FirSequence);
    }

    private static MonotonicTime At(long milliseconds) => new(milliseconds * 1000);
}
