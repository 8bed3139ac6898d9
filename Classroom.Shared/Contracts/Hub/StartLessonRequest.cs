namespace Classroom.Shared.Contracts.Hub;

/// <summary>上课: start a lesson in a lecture room with its paired receiving rooms.</summary>
/// <param name="RoomId">The lecture room; a room may name only itself, null means itself.</param>
public sealed record StartLessonRequest(string? RoomId = null);
