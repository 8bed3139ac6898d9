namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>Who is there. Rooms are in <see cref="LessonState.Rooms"/>; here are the people, the classes and the links. A listener sees what it may know.</summary>
/// <param name="People">Those who are in now, in the order they came.</param>
/// <param name="Attendance">At most one for each receiving room, in the order they were called.</param>
/// <param name="Links">At most one for each room, in the order of the reports.</param>
public sealed record RollState(IReadOnlyList<LessonPerson> People, IReadOnlyList<RoomAttendance> Attendance, IReadOnlyList<RoomLink> Links)
{
    /// <summary>Before the lesson.</summary>
    public static RollState Empty { get; } = new([], [], []);
}
