using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons;

/// <summary>The outcome of a command: events to append (none when the command changes nothing) or a refusal.</summary>
public sealed record LessonDecision(IReadOnlyList<LessonEventBody> Events, LessonRefusal? Refusal)
{
    /// <summary>Accepts, with these events in this order.</summary>
    public static LessonDecision Accept(params IReadOnlyList<LessonEventBody> events) => new(events, null);

    /// <summary>Refuses.</summary>
    public static LessonDecision Refuse(ErrorCode code, string message) => new([], new LessonRefusal(code, message));
}
