using Classroom.Shared.Contracts.County;

namespace Classroom.Relay.Situation;

/// <summary>Remembers signs from moment to moment and says which have lasted long enough to be troubles. Time comes in as an argument; one caller at a time.</summary>
internal sealed class TroubleMemory
{
    private readonly Dictionary<(string RoomId, TroubleKind Kind), Run> _runs = [];

    /// <summary>Takes the signs of all rooms at one moment.</summary>
    /// <returns>The troubles now, the most urgent first, within a kind the oldest first.</returns>
    public IReadOnlyList<RoomTrouble> Take(IEnumerable<(string RoomId, TroubleKind Kind)> signs, DateTimeOffset now)
    {
        foreach (var sign in signs)
        {
            if (!_runs.TryGetValue(sign, out var run))
            {
                _runs[sign] = run = new Run(now);
            }

            run.Last = now;
        }

        foreach (var (sign, run) in _runs)
        {
            if (run.Last < now && now - run.Last >= TroubleRules.Clear(sign.Kind))
            {
                _runs.Remove(sign);
            }
        }

        return
        [
            .. _runs.Where(entry => entry.Value.Last - entry.Value.First >= TroubleRules.Raise(entry.Key.Kind))
                .Select(entry => new RoomTrouble(entry.Key.RoomId, entry.Key.Kind, entry.Value.First + TroubleRules.Raise(entry.Key.Kind)))
                .OrderBy(trouble => trouble.Kind).ThenBy(trouble => trouble.Since).ThenBy(trouble => trouble.RoomId, StringComparer.Ordinal),
        ];
    }

    /// <summary>How long a sign has been there, short absences passed over.</summary>
    private sealed class Run(DateTimeOffset first)
    {
        public DateTimeOffset First { get; } = first;

        public DateTimeOffset Last { get; set; }
    }
}
