using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons;

/// <summary>
/// One lesson's append-only log and its fold. Not thread-safe: its owner serialises calls.
/// Between two calls <see cref="State"/> is the fold of <see cref="Events"/>, and sequence numbers run 1, 2, 3 … without a gap.
/// </summary>
public sealed class LessonLog(string lessonId)
{
    private readonly List<LessonEvent> _events = [];
    private readonly Dictionary<string, long> _applied = [];

    /// <summary>The fold of all events so far.</summary>
    public LessonState State { get; private set; } = LessonState.Empty with { LessonId = lessonId };

    /// <summary>All events so far, in order.</summary>
    public IReadOnlyList<LessonEvent> Events => _events;

    /// <summary>The log as it was, command identifiers included: what was sent before and is sent again is not applied twice.</summary>
    /// <exception cref="ArgumentException">The events are not those of a lesson: one is missing, twice there or unknown.</exception>
    public static LessonLog Restore(string lessonId, IEnumerable<LoggedEvent> kept)
    {
        var log = new LessonLog(lessonId);
        foreach (var (next, commandId) in kept)
        {
            log.Add(next);
            if (commandId is not null)
            {
                log._applied[Key(next.Actor, commandId)] = next.Seq;
            }
        }

        return log;
    }

    /// <summary>
    /// Decides a command and appends its events. A command identifier seen before is not applied again and answers as it did the first time.
    /// </summary>
    /// <param name="commandId">The client's identifier, or null for facts the relay reports.</param>
    /// <param name="timeMs">Lesson time in ms; an earlier time than the last event's is lifted to it, so that time never decreases.</param>
    public LessonAppend Append(LessonActor actor, LessonCommand command, string? commandId, long timeMs)
    {
        var key = commandId is null ? null : Key(actor.Id, commandId);
        if (key is not null && _applied.TryGetValue(key, out var seq))
        {
            return new LessonAppend(seq, [], null);
        }

        var decision = LessonRules.Decide(State, actor, command);
        if (decision.Refusal is not null)
        {
            return new LessonAppend(State.Seq, [], decision.Refusal);
        }

        var first = _events.Count;
        foreach (var body in decision.Events)
        {
            Add(new LessonEvent(lessonId, State.Seq + 1, Math.Max(timeMs, State.TimeMs), actor.Id, body));
        }

        if (key is not null)
        {
            _applied[key] = State.Seq;
        }

        return new LessonAppend(State.Seq, _events.GetRange(first, _events.Count - first), null);
    }

    private static string Key(string actor, string commandId) => $"{actor}/{commandId}";

    private void Add(LessonEvent next)
    {
        State = LessonFold.Apply(State, next);
        _events.Add(next);
    }
}
