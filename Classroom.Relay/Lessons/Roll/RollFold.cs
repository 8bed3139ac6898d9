using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Lessons.Roll;

/// <summary>The people who are in, the latest roll and the latest link of each room.</summary>
internal static class RollFold
{
    /// <summary>The roll after one more event of the lesson; the same when the event does not concern it.</summary>
    public static RollState Apply(RollState roll, LessonEvent next) => next.Body switch
    {
        PersonJoined joined => roll with { People = [.. roll.People, joined.Person] },
        PersonLeft left => roll with { People = [.. roll.People.Where(person => person.PersonId != left.Person.PersonId)] },
        AttendanceSet set => roll with
        {
            Attendance = [.. roll.Attendance.Where(other => other.RoomId != set.RoomId), new RoomAttendance(set.RoomId, next.TimeMs, set.Seats)],
        },
        LinkReported reported => roll with
        {
            Links = [.. roll.Links.Where(other => other.RoomId != reported.RoomId), new RoomLink(reported.RoomId, reported.Figures, next.TimeMs)],
        },
        LessonEnded => roll with { People = [] },
        _ => roll,
    };
}
