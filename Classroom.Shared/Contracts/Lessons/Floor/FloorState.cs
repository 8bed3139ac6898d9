namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>Who has the floor, who wants it and how it was shared so far.</summary>
/// <param name="Hands">Oldest first.</param>
/// <param name="Rooms">As in <see cref="LessonState.Rooms"/>.</param>
public sealed record FloorState(IReadOnlyList<Hand> Hands, Call? Call, IReadOnlyList<FloorRoom> Rooms)
{
    /// <summary>Before the lesson.</summary>
    public static FloorState Empty { get; } = new([], null, []);
}
