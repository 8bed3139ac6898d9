using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Quiz;

/// <summary>Which device answers for which seat: the first keeps it until it is freed or has been silent. Pure.</summary>
internal static class SeatRules
{
    /// <summary>A device asks for a seat.</summary>
    public static LessonDecision Seat(QuizState quiz, SeatPupil ask)
    {
        if (ask.Seat is < 1 or > ContractLimits.MaxSeat || quiz.Rooms.FirstOrDefault(room => room.RoomId == ask.RoomId) is not { } room)
        {
            return LessonDecision.Refuse(ErrorCode.NotFound, "There is no such seat in this lesson.");
        }

        var holder = HolderOf(room, ask.Seat);
        return holder switch
        {
            _ when holder == ask.Holder => LessonDecision.Accept(),
            not null when holder != ask.Replaces => LessonDecision.Refuse(ErrorCode.SeatTaken, "Another device holds this seat."),
            _ => LessonDecision.Accept(new SeatTaken(ask.RoomId, ask.Seat, ask.Holder)),
        };
    }

    /// <summary>Somebody lets another device have a seat.</summary>
    public static LessonDecision Free(QuizState quiz, LessonActor actor, FreeSeat free)
    {
        var ownRoom = actor.Authority is LessonAuthority.Receiver or LessonAuthority.Helper && actor.RoomId == free.RoomId;
        if (!actor.Conducts && !ownRoom && actor.Authority != LessonAuthority.Relay)
        {
            return LessonDecision.Refuse(ErrorCode.Forbidden, "A room frees its own seats only.");
        }

        return quiz.Rooms.FirstOrDefault(room => room.RoomId == free.RoomId) is { } room && HolderOf(room, free.Seat) is not null
            ? LessonDecision.Accept(new SeatFreed(free.RoomId, free.Seat))
            : LessonDecision.Accept();
    }

    /// <summary>The device that answers for a seat, or null.</summary>
    public static string? HolderOf(QuizRoom room, int seat) => room.Devices.FirstOrDefault(device => device.Seat == seat)?.Holder;
}
