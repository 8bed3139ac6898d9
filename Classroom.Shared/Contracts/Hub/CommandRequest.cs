using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>A command to a lesson.</summary>
/// <param name="CommandId">Made by the client; a command resent under the same identifier is applied once.</param>
public sealed record CommandRequest(string LessonId, string CommandId, LessonCommand Command);
