namespace Classroom.Relay.Lessons;

/// <summary>Who gives a command.</summary>
/// <param name="Id">A room's or person's identifier; written into the log.</param>
/// <param name="RoomId">The room it speaks for, or belongs to; null for one that belongs to none.</param>
/// <param name="Seat">The seat it answers for; pupils only.</param>
public sealed record LessonActor(string Id, LessonAuthority Authority, string? RoomId = null, int? Seat = null)
{
    /// <summary>May conduct the lesson: the lecture room, and directors in its place.</summary>
    public bool Conducts => Authority is LessonAuthority.Lecturer or LessonAuthority.Director;

    /// <summary>The receiving room it acts for: its own, as the room's device or as a helper in it. Null for all others.</summary>
    public string? Receiving => Authority is LessonAuthority.Receiver or LessonAuthority.Helper ? RoomId : null;

    /// <summary>The relay, reporting facts.</summary>
    public static LessonActor Relay { get; } = new("relay", LessonAuthority.Relay);
}
