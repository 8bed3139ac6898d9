using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons;

/// <summary>An event as it is kept.</summary>
/// <param name="CommandId">The identifier its client gave the command, on the command's last event; otherwise null.</param>
public sealed record LoggedEvent(LessonEvent Event, string? CommandId);
