using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Lessons;

/// <summary>Why a command changed nothing.</summary>
public sealed record LessonRefusal(ErrorCode Code, string Message);
