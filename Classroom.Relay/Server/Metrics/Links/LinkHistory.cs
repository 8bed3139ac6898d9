using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Metrics.Links;

/// <summary>The last five minutes of every room's link, and what of it has not been reported to the room's lesson. Any thread.</summary>
public sealed class LinkHistory
{
    /// <summary>How long a sample is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<LinkSample>> _samples = [];
    private readonly Dictionary<string, List<LinkSample>> _unreported = [];

    /// <summary>Adds what was measured at one moment, and forgets what is too old.</summary>
    internal void Add(IEnumerable<(string RoomId, LinkSample Sample)> measured, DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (var (roomId, sample) in measured)
            {
                ListOf(_samples, roomId).Add(sample);
                ListOf(_unreported, roomId).Add(sample);
            }

            foreach (var (roomId, samples) in _samples)
            {
                samples.RemoveAll(sample => sample.At <= now - Kept);
                if (samples.Count == 0)
                {
                    _samples.Remove(roomId);
                    _unreported.Remove(roomId);
                }
            }
        }
    }

    /// <summary>A room's samples, oldest first.</summary>
    internal IReadOnlyList<LinkSample> Of(string roomId)
    {
        lock (_gate)
        {
            return [.. _samples.GetValueOrDefault(roomId) ?? []];
        }
    }

    /// <summary>What there is to report of a room since the last report; null when nothing was measured.</summary>
    internal LinkFigures? TakeReport(string roomId)
    {
        lock (_gate)
        {
            return _unreported.Remove(roomId, out var samples) ? LinkGrading.Of(samples) : null;
        }
    }

    private static List<LinkSample> ListOf(Dictionary<string, List<LinkSample>> lists, string roomId)
    {
        if (!lists.TryGetValue(roomId, out var list))
        {
            lists[roomId] = list = [];
        }

        return list;
    }
}
