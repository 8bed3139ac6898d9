using Classroom.Relay.Metrics.Links;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Tests.Metrics;

public sealed class LinkHistoryTests
{
    private static readonly DateTimeOffset Bell = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_ARoom_IsItsLastFiveMinutes()
    {
        var history = new LinkHistory();
        for (var second = 0; second <= 600; second += 10)
        {
            var at = Bell.AddSeconds(second);
            history.Add([("b", Sample(at, 0))], at);
        }

        var samples = history.Of("b");
        Assert.Equal((30, Bell.AddSeconds(310)), (samples.Count, samples[0].At));
        Assert.Empty(history.Of("c"));
    }

    [Fact]
    public void Add_OfNothingForFiveMinutes_ForgetsTheRoom()
    {
        var history = new LinkHistory();
        history.Add([("b", Sample(Bell, 0))], Bell);
        history.Add([], Bell + LinkHistory.Kept);

        Assert.Empty(history.Of("b"));
        Assert.Null(history.TakeReport("b"));
    }

    [Fact]
    public void TakeReport_Twice_IsEachTimeWhatCameSince()
    {
        var history = new LinkHistory();
        history.Add([("b", Sample(Bell, 0.01)), ("c", Sample(Bell, 0))], Bell);
        history.Add([("b", Sample(Bell.AddSeconds(10), 0.05))], Bell.AddSeconds(10));

        Assert.Equal(new LinkFigures(LinkGrade.Fair, 30, 40, 600, 1800), history.TakeReport("b"));
        Assert.Null(history.TakeReport("b"));
        Assert.NotNull(history.TakeReport("c"));
    }

    [Theory]
    [InlineData(0.0204, 200, LinkGrade.Good)]
    [InlineData(0.0206, 200, LinkGrade.Fair)]
    [InlineData(0, 201, LinkGrade.Fair)]
    [InlineData(0.08, 500, LinkGrade.Fair)]
    [InlineData(0.09, 40, LinkGrade.Poor)]
    [InlineData(0, 501, LinkGrade.Poor)]
    public void Grade_AtItsBounds_IsAsTheContractSays(double loss, double roundTripMs, LinkGrade grade) =>
        Assert.Equal(grade, LinkGrading.Of([Sample(Bell, loss) with { RoundTripMs = roundTripMs }]).Grade);

    private static LinkSample Sample(DateTimeOffset at, double loss) => new(at, loss, 40, 600, 1800);
}
