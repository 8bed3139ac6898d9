namespace Classroom.Relay.County.Entities;

/// <summary>One entry of a lesson's log.</summary>
public sealed class LessonEventRecord
{
    public required string LessonId { get; set; }

    /// <summary>1, 2, 3 … without a gap within a lesson.</summary>
    public long Seq { get; set; }

    /// <summary>Lesson time, in ms.</summary>
    public long TimeMs { get; set; }

    /// <summary>Who caused it: a room's or person's identifier, or "relay".</summary>
    public required string Actor { get; set; }

    /// <summary>The identifier its client gave the command, on the command's last event; otherwise null.</summary>
    public string? CommandId { get; set; }

    /// <summary>What happened, as the contracts' JSON.</summary>
    public required string Body { get; set; }
}
