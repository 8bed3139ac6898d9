using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Shared.Contracts.County;

/// <summary>One tile of the county wall.</summary>
/// <param name="District">Name of the 学区 the school belongs to, or empty.</param>
/// <param name="LessonId">The lesson it is in, or null.</param>
/// <param name="Sources">Tracks it publishes now.</param>
public sealed record RoomStatus(
    string RoomId,
    string Name,
    string School,
    string District,
    RoomKind Kind,
    RoomPresence Presence,
    string? LessonId,
    IReadOnlyList<LessonSource> Sources);
