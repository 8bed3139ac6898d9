namespace Classroom.Shared.Contracts.Lessons.Help;

/// <summary>Rooms of the lesson that wait for help. A ticket opened outside the lesson is not in it: the tickets themselves are kept by the county.</summary>
/// <param name="Open">At most one for each room, oldest first.</param>
public sealed record HelpState(IReadOnlyList<RoomHelp> Open)
{
    /// <summary>Before the lesson.</summary>
    public static HelpState Empty { get; } = new([]);
}
