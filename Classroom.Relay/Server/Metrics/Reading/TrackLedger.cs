namespace Classroom.Relay.Metrics.Reading;

/// <summary>
/// Sums the counters of tracks by group so that the sums never fall when a track ends: from reading to reading it adds what each track has
/// gained. Not thread-safe.
/// </summary>
internal sealed class TrackLedger
{
    private readonly Dictionary<TrackGroup, TrackCounters> _totals = [];
    private Dictionary<string, TrackCounters> _seen = [];
    private Dictionary<string, TrackCounters> _seeing = [];

    /// <summary>Every group that has ever counted something and was not forgotten.</summary>
    public IEnumerable<TrackGroup> Groups => _totals.Keys;

    /// <summary>Counts one track of the present reading.</summary>
    /// <param name="trackId">Never used again for another track.</param>
    public void Count(string trackId, in TrackGroup group, in TrackCounters counters)
    {
        var gained = _seen.TryGetValue(trackId, out var earlier) ? counters.Since(earlier) : counters;
        _totals[group] = _totals.GetValueOrDefault(group) + gained;
        _seeing[trackId] = counters;
    }

    /// <summary>Ends the present reading. Tracks it did not count have ended; groups that <paramref name="isOver"/> names are forgotten.</summary>
    public void Close(Func<TrackGroup, bool> isOver)
    {
        (_seen, _seeing) = (_seeing, []);
        foreach (var group in _totals.Keys.Where(isOver).ToArray())
        {
            _totals.Remove(group);
        }
    }

    public TrackCounters TotalOf(in TrackGroup group) => _totals.GetValueOrDefault(group);
}
