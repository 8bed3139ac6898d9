namespace Classroom.Relay.County.Entities;

/// <summary>
/// A lesson that is to be given, at one date and time. A term's timetable is made of these: a rule that repeats weekly, a swap or a make-up lesson adds, moves or removes them, so that
/// whoever asks what is due now reads nothing else.
/// </summary>
public sealed class PlanRecord
{
    /// <summary>Sorts by day and cannot be guessed.</summary>
    public required string Id { get; set; }

    public required string LectureRoomId { get; set; }

    public required string Subject { get; set; }

    public required string Title { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    public List<PlanReceiver> Receivers { get; } = [];
}
