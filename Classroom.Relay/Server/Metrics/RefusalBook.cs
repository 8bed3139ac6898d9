using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Metrics;

/// <summary>
/// What the relay refused, at the hub and over REST: each time counted under its stable code, and written to the log with who asked and for what. Of one asker and code the log
/// has at most one line a minute, with how many were left out, so that a page that has run wild fills no disk. Any thread.
/// </summary>
public sealed partial class RefusalBook(TimeProvider clock, ILogger<RefusalBook> logger)
{
    /// <summary>For how long the same refusal of the same asker is not written again.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    /// <summary>Askers and codes remembered at once; beyond it, what is new is counted and not written until others' silence has passed.</summary>
    private const int MostRemembered = 4096;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, long> _times = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Asker, string Code), (long WrittenTicks, long LeftOut)> _remembered = [];

    /// <summary>How often each code was given since the start, by code.</summary>
    public IReadOnlyList<RefusalCount> Counts
    {
        get
        {
            lock (_gate)
            {
                return [.. _times.Select(times => new RefusalCount(times.Key, times.Value))];
            }
        }
    }

    /// <summary>Takes down one refusal.</summary>
    /// <param name="asker">A room, a person or an address.</param>
    /// <param name="what">The call, by its name or route: never what a caller may have written into it.</param>
    public void Note(string asker, string what, string code, string why)
    {
        if (Take(asker, code) is { } leftOut)
        {
            Log.Refused(logger, what, asker, code, why, leftOut);
        }
    }

    /// <summary>Counts it; when it is to be written, how many of its kind were not.</summary>
    private long? Take(string asker, string code)
    {
        var now = clock.GetTimestamp();
        lock (_gate)
        {
            _times[code] = _times.GetValueOrDefault(code) + 1;
            if (_remembered.TryGetValue((asker, code), out var last) && clock.GetElapsedTime(last.WrittenTicks, now) < Silence)
            {
                _remembered[(asker, code)] = last with { LeftOut = last.LeftOut + 1 };
                return null;
            }

            if (_remembered.Count >= MostRemembered)
            {
                Forget(now);
            }

            if (_remembered.Count >= MostRemembered)
            {
                return null;
            }

            _remembered[(asker, code)] = (now, 0);
            return last.LeftOut;
        }
    }

    private void Forget(long now)
    {
        foreach (var (key, last) in _remembered)
        {
            if (clock.GetElapsedTime(last.WrittenTicks, now) >= Silence)
            {
                _remembered.Remove(key);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3002, LogLevel.Information, "{What} of {Asker} was refused: {Code}, {Why} ({LeftOut} like it were not written)")]
        public static partial void Refused(ILogger logger, string what, string asker, string code, string why, long leftOut);
    }
}
