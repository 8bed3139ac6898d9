using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Lessons.Roll;

/// <summary>Who was in a lesson from when to when, read from its log and from nothing else. Pure.</summary>
public static class AttendanceSheet
{
    /// <summary>
    /// A row for each stay of a room or person, in the order they began, then each seat of the last roll of each receiving room. A lesson that goes on
    /// leaves those who are in without an end.
    /// </summary>
    /// <param name="events">All events of the lesson, in order.</param>
    public static IReadOnlyList<AttendanceRow> Of(IEnumerable<LessonEvent> events)
    {
        var state = LessonState.Empty;
        var stays = new List<AttendanceRow>();
        var open = new Dictionary<string, int>();
        foreach (var next in events)
        {
            state = LessonFold.Apply(state, next);
            switch (next.Body)
            {
                case RoomJoined joined when state.Rooms.FirstOrDefault(room => room.RoomId == joined.RoomId) is { } room:
                    open[joined.RoomId] = stays.Count;
                    stays.Add(new AttendanceRow(room.Role == LessonRole.Lecturer ? AttendanceKind.Lecturer : AttendanceKind.Receiver, room.Name, "", null, next.TimeMs, null, null, null));
                    break;
                case PersonJoined { Person: var person }:
                    open[person.PersonId] = stays.Count;
                    stays.Add(new AttendanceRow(KindOf(person.Part), NameOf(state, person.RoomId), person.Name, null, next.TimeMs, null, null, null));
                    break;
                case RoomLeft left:
                    Close(left.RoomId, next.TimeMs);
                    break;
                case PersonLeft { Person: var person }:
                    Close(person.PersonId, next.TimeMs);
                    break;
                case LinkReported reported:
                    Grade(stays, NameOf(state, reported.RoomId), reported.Figures.Grade);
                    break;
                case LessonEnded:
                    foreach (var id in open.Keys.ToArray())
                    {
                        Close(id, next.TimeMs);
                    }

                    break;
            }
        }

        return [.. stays, .. state.Roll.Attendance.SelectMany(room => Seats(NameOf(state, room.RoomId), room))];

        void Close(string id, long timeMs)
        {
            if (open.Remove(id, out var row))
            {
                stays[row] = stays[row] with { UntilMs = timeMs };
            }
        }
    }

    /// <summary>A stay is as good as the worst minute of its link. The report at leaving comes just after the stay, so it is the room's latest that counts.</summary>
    private static void Grade(List<AttendanceRow> stays, string room, LinkGrade grade)
    {
        var row = stays.FindLastIndex(stay => stay.Room == room && stay.Kind is AttendanceKind.Lecturer or AttendanceKind.Receiver);
        if (row >= 0 && (stays[row].Link is not { } worst || grade > worst))
        {
            stays[row] = stays[row] with { Link = grade };
        }
    }

    private static IEnumerable<AttendanceRow> Seats(string room, RoomAttendance called) =>
        called.Seats.Select(mark => new AttendanceRow(AttendanceKind.Pupil, room, mark.Name, mark.Seat, null, null, mark.Attendance, null));

    private static string NameOf(LessonState state, string? roomId) => state.Rooms.FirstOrDefault(room => room.RoomId == roomId)?.Name ?? "";

    private static AttendanceKind KindOf(PersonPart part) => part switch
    {
        PersonPart.Helper => AttendanceKind.Helper,
        PersonPart.Director => AttendanceKind.Director,
        _ => AttendanceKind.Observer,
    };
}
