namespace Classroom.Relay.County.Entities;

/// <summary>A file that somebody uploaded for a lecture room. What is in it is its content, which files with the same bytes share.</summary>
public sealed class CoursewareFile
{
    public required string Id { get; set; }

    public required string RoomId { get; set; }

    public Room? Room { get; set; }

    public required string Name { get; set; }

    public long Bytes { get; set; }

    /// <summary>SHA-256 that the sender announced, in lower-case hex, or null.</summary>
    public string? ExpectedHash { get; set; }

    /// <summary>Null until the upload is whole and was taken.</summary>
    public string? ContentHash { get; set; }

    public CoursewareContent? Content { get; set; }

    /// <summary>Receiving rooms fetch it before the lesson.</summary>
    public bool Prepared { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}
