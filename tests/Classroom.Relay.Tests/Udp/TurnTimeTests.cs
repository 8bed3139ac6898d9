using Classroom.Relay.Udp;

namespace Classroom.Relay.Tests.Udp;

public sealed class TurnTimeTests
{
    [Theory]
    [InlineData(10, 0, 10, StallCause.Work)]
    [InlineData(10, 0, 2, StallCause.Core)]
    [InlineData(10, 9, 1, StallCause.Collection)]
    [InlineData(10, 4, 1, StallCause.Core)]
    [InlineData(10, 3, 6, StallCause.Work)]
    public void Cause_OfATurn_IsItsLargestPart(int whole, int collected, int worked, StallCause cause) =>
        Assert.Equal(cause, Time(whole, collected, worked).Cause);

    /// <summary>A collection runs on the thread that sets it off; its CPU time is not the worker's own work then.</summary>
    [Fact]
    public void Cause_OfACollectionOnTheWorkersOwnThread_IsTheCollection() => Assert.Equal(StallCause.Collection, Time(10, 8, 10).Cause);

    [Fact]
    public void Waited_WithClocksThatDisagree_IsNeverNegative() => Assert.Equal(TimeSpan.Zero, Time(10, 0, 11).Waited);

    private static TurnTime Time(int whole, int collected, int worked) =>
        new(TimeSpan.FromMilliseconds(whole), TimeSpan.FromMilliseconds(collected), TimeSpan.FromMilliseconds(worked));
}
