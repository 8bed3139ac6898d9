namespace Classroom.Relay.County.Entities;

/// <summary>A lesson that was given or is going on. What happened in it is its events.</summary>
public sealed class LessonRecord
{
    public required string Id { get; set; }

    /// <summary>The room it is given from. Rooms may be deleted; what was taught in them stays.</summary>
    public required string LectureRoomId { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Null while the lesson goes on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public List<LessonEventRecord> Events { get; } = [];
}
