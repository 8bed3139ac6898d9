using Classroom.Relay.Lessons.Quiz;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons;

/// <summary>
/// The writing end of one lesson's log, and its fold. Not thread-safe: its owner serialises calls.
/// Between two calls <see cref="State"/> and <see cref="Ballots"/> are the folds of all events appended, whose sequence numbers run 1, 2, 3 … without a gap. The events
/// themselves go to whoever appends: here a lesson of any length takes no more room than its state.
/// </summary>
public sealed class LessonLog(string lessonId)
{
    private readonly Dictionary<string, long> _applied = [];

    /// <summary>The fold of all events so far.</summary>
    public LessonState State { get; private set; } = LessonState.Empty with { LessonId = lessonId };

    /// <summary>What was answered to the question on the screens. For the relay alone.</summary>
    public Ballots Ballots { get; private set; } = Ballots.Empty;

    /// <summary>The log as it was, command identifiers included: what was sent before and is sent again is not applied twice.</summary>
    /// <exception cref="ArgumentException">The events are not those of a lesson: one is missing, twice there or unknown.</exception>
    public static LessonLog Restore(string lessonId, IEnumerable<LoggedEvent> kept)
    {
        var log = new LessonLog(lessonId);
        foreach (var (next, commandId) in kept)
        {
            log.Take(next);
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

        timeMs = Math.Max(timeMs, State.TimeMs);
        var decision = LessonRules.Decide(State, Ballots, actor, command, timeMs);
        if (decision.Refusal is not null)
        {
            return new LessonAppend(State.Seq, [], decision.Refusal);
        }

        var appended = new List<LessonEvent>();
        foreach (var body in decision.Events)
        {
            var next = new LessonEvent(lessonId, State.Seq + 1, timeMs, actor.Id, body);
            Take(next);
            appended.Add(next);
        }

        if (key is not null)
        {
            _applied[key] = State.Seq;
        }

        return new LessonAppend(State.Seq, appended, null);
    }

    private void Take(LessonEvent next) => (State, Ballots) = (LessonFold.Apply(State, next), Ballots.After(next.Body));

    private static string Key(string actor, string commandId) => $"{actor}/{commandId}";
}
