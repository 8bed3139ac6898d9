namespace Classroom.Relay.Timetable;

/// <summary>A lesson that somebody wants to plan, with rooms by identifier.</summary>
/// <param name="Line">Of the table it stands in; 0 for one by itself.</param>
internal sealed record PlanDraft(int Line, string LectureRoomId, IReadOnlyList<string> ReceiverIds, string Subject, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    /// <summary>All rooms that it takes.</summary>
    public IEnumerable<string> RoomIds => ReceiverIds.Prepend(LectureRoomId);
}
