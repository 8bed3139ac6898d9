using Classroom.Relay.Media.Routing;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Metrics.Links;

/// <summary>Turns samples of a link into the few whole numbers that are kept.</summary>
internal static class LinkGrading
{
    /// <summary>The average of the samples, graded by the bounds that <see cref="LinkGrade"/> states.</summary>
    /// <param name="samples">At least one.</param>
    public static LinkFigures Of(IReadOnlyCollection<LinkSample> samples)
    {
        var lossPermille = (int)Math.Round(1000 * samples.Average(sample => sample.LossRatio));
        var roundTripMs = (int?)samples.Average(sample => sample.RoundTripMs);
        return new LinkFigures(Grade(lossPermille, roundTripMs ?? 0), lossPermille, roundTripMs, (int)samples.Average(sample => sample.UpKbps), (int)samples.Average(sample => sample.DownKbps));
    }

    private static LinkGrade Grade(int lossPermille, int roundTripMs) => (lossPermille, roundTripMs) switch
    {
        _ when lossPermille <= 1000 * GoodLink.MaxLoss && roundTripMs <= GoodLink.MaxRoundTrip.TotalMilliseconds => LinkGrade.Good,
        ( <= 80, <= 500) => LinkGrade.Fair,
        _ => LinkGrade.Poor,
    };
}
