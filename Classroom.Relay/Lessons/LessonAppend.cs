using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons;

/// <summary>What an append did.</summary>
/// <param name="Seq">Number of the last event when the command was applied.</param>
/// <param name="Events">The events this call appended; empty for a repeated command and for one that changes nothing.</param>
/// <param name="Refusal">Why nothing was appended, or null.</param>
public sealed record LessonAppend(long Seq, IReadOnlyList<LessonEvent> Events, LessonRefusal? Refusal);
