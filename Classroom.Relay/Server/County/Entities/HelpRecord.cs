using Classroom.Shared.Contracts.Help;

namespace Classroom.Relay.County.Entities;

/// <summary>A room's call for help, kept when it is over.</summary>
public sealed class HelpRecord
{
    /// <summary>Sorts by day and cannot be guessed.</summary>
    public required string Id { get; set; }

    /// <summary>The room may be gone since: its name is kept too.</summary>
    public required string RoomId { get; set; }

    public required string RoomName { get; set; }

    public required string School { get; set; }

    /// <summary>The lesson the room was in, or null.</summary>
    public string? LessonId { get; set; }

    public required string AskedBy { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public HelpStage Stage { get; set; }

    /// <summary>Who took it, then who closed it.</summary>
    public string? Handler { get; set; }

    public DateTimeOffset? TakenAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The link's five minutes before, as the contracts' JSON.</summary>
    public required string Link { get; set; }
}
