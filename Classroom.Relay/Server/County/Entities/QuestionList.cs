namespace Classroom.Relay.County.Entities;

/// <summary>What a lecture room has prepared.</summary>
public sealed class QuestionList
{
    public required string RoomId { get; set; }

    /// <summary>The questions, as the contracts' JSON.</summary>
    public required string Body { get; set; }
}
