using Classroom.Shared.Contracts.Courseware;

namespace Classroom.Relay.County.Entities;

/// <summary>The bytes of a file, stored once, and the pages made of them.</summary>
public sealed class CoursewareContent
{
    /// <summary>SHA-256 of the bytes, in lower-case hex.</summary>
    public required string Hash { get; set; }

    /// <summary>Waiting, converting, ready or failed.</summary>
    public CoursewareState State { get; set; }

    public CoursewareFault? Fault { get; set; }

    /// <summary>0 until it is known.</summary>
    public int PageCount { get; set; }

    /// <summary>When it was first shown in a lesson, or null. What was taught stays, for the lesson's log names its pages.</summary>
    public DateTimeOffset? TaughtAt { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    public List<ContentPage> Pages { get; } = [];
}
