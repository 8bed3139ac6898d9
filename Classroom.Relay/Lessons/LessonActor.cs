namespace Classroom.Relay.Lessons;

/// <summary>Who gives a command.</summary>
/// <param name="Id">A room's or person's identifier; written into the log.</param>
public sealed record LessonActor(string Id, LessonAuthority Authority)
{
    /// <summary>The relay, reporting facts.</summary>
    public static LessonActor Relay { get; } = new("relay", LessonAuthority.Relay);
}
