namespace Classroom.Shared.Contracts.Rest;

/// <summary>A live lesson's media.</summary>
/// <param name="Worker">Name of the worker it is on.</param>
/// <param name="Rooms">Every room that takes part, the lecture room first.</param>
public sealed record LessonHealth(string LessonId, string Title, DateTimeOffset StartedAt, string Worker, IReadOnlyList<RoomHealth> Rooms);
