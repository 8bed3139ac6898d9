using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Journal;

/// <summary>Events that wait to be stored, and whoever waits for that.</summary>
/// <param name="CommandId">Of the command that the events come from, or null.</param>
internal sealed record JournalEntry(string LectureRoomId, IReadOnlyList<LessonEvent> Events, string? CommandId)
{
    private readonly TaskCompletionSource _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the events are in the database.</summary>
    public Task Stored => _stored.Task;

    /// <summary>The entry's place in the log is where it ends.</summary>
    public LessonEvent Last => Events[^1];

    public void Complete() => _stored.TrySetResult();
}
