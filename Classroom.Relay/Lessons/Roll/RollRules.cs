using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Lessons.Roll;

/// <summary>Who calls a room's roll, and who may know who is there. Pure.</summary>
internal static class RollRules
{
    /// <summary>A room's roll is set no oftener than this, in ms: it is the largest thing a phone can write into the log.</summary>
    public const int SetEveryMs = 1_000;

    /// <summary>Decides a command about the roll at a lesson time in ms.</summary>
    public static LessonDecision Decide(LessonState state, LessonActor actor, RollCommand command, long timeMs) => command switch
    {
        SetAttendance set => Set(state.Roll, actor, set, timeMs),
        _ => LessonDecision.Refuse(ErrorCode.Invalid, "Unknown command."),
    };

    /// <summary>Somebody came in.</summary>
    public static LessonDecision Arrive(RollState roll, ArrivePerson arrive) =>
        roll.People.Any(person => person.PersonId == arrive.Person.PersonId) ? LessonDecision.Accept() : LessonDecision.Accept(new PersonJoined(arrive.Person));

    /// <summary>Somebody left.</summary>
    public static LessonDecision Depart(RollState roll, DepartPerson depart) =>
        roll.People.FirstOrDefault(person => person.PersonId == depart.PersonId) is { } person ? LessonDecision.Accept(new PersonLeft(person)) : LessonDecision.Accept();

    /// <summary>A room's link was measured.</summary>
    public static LessonDecision Report(LessonState state, ReportLink link) => state.Rooms.Any(room => room.RoomId == link.RoomId)
        ? LessonDecision.Accept(new LinkReported(link.RoomId, link.Figures))
        : LessonDecision.Refuse(ErrorCode.NotFound, "The room is not part of this lesson.");

    /// <summary>Children's names are for the two teachers and the information centre.</summary>
    public static bool ReadsNames(LessonActor listener, string roomId) =>
        listener.Conducts || (listener.Authority == LessonAuthority.Helper && listener.RoomId == roomId);

    /// <summary>Who watches is in the log, and silent in class.</summary>
    public static bool Knows(LessonActor listener, LessonPerson person) => person.Part == PersonPart.Helper
        ? listener.Conducts || listener.Receiving == person.RoomId
        : listener.Authority == LessonAuthority.Director;

    /// <summary>What a listener may know of the roll.</summary>
    public static RollState View(RollState roll, LessonActor listener) => roll with
    {
        People = [.. roll.People.Where(person => Knows(listener, person))],
        Attendance = [.. roll.Attendance.Where(room => ReadsNames(listener, room.RoomId))],
    };

    private static LessonDecision Set(RollState roll, LessonActor actor, SetAttendance set, long timeMs)
    {
        if (actor.Authority != LessonAuthority.Helper || actor.RoomId is not { } roomId)
        {
            return LessonDecision.Refuse(ErrorCode.Forbidden, "A room's helper calls its roll.");
        }

        if (!IsRoll(set.Seats))
        {
            return LessonDecision.Refuse(ErrorCode.Invalid, $"A roll names seats from 1 to {ContractLimits.MaxSeat}, each once.");
        }

        SeatMark[] seats = [.. set.Seats.OrderBy(mark => mark.Seat)];
        var last = roll.Attendance.FirstOrDefault(room => room.RoomId == roomId);
        if (last is not null && last.Seats.SequenceEqual(seats))
        {
            return LessonDecision.Accept();
        }

        return last is not null && timeMs < last.AtMs + SetEveryMs
            ? LessonDecision.Refuse(ErrorCode.TooMany, "Too often; wait a little.")
            : LessonDecision.Accept(new AttendanceSet(roomId, seats));
    }

    private static bool IsRoll(IReadOnlyList<SeatMark> seats) =>
        seats.Count is > 0 and <= ContractLimits.MaxSeat
        && seats.All(mark => mark.Seat is >= 1 and <= ContractLimits.MaxSeat && mark.Name.Length <= ContractLimits.MaxPupilName && !mark.Name.Any(char.IsControl))
        && seats.DistinctBy(mark => mark.Seat).Count() == seats.Count;
}
