using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;

namespace Classroom.Relay.Lessons.Floor;

/// <summary>Who may raise a hand, be called and be heard. Pure.</summary>
internal static class FloorRules
{
    /// <summary>A lesson with more receiving rooms than this begins with their microphones closed: with so many, somebody is always noisy.</summary>
    public const int MostOpenAtStart = 3;

    /// <summary>A room that talks on behind a closed microphone is pointed out so often and no oftener.</summary>
    public const int SpokeMutedEveryMs = 30_000;

    /// <summary>What a lesson with these rooms begins with.</summary>
    public static IEnumerable<FloorEvent> Opening(IReadOnlyList<LessonRoom> rooms)
    {
        var receivers = rooms.Where(room => room.Role == LessonRole.Receiver).ToArray();
        return receivers.Length <= MostOpenAtStart ? [] : receivers.Select(room => new MicrophoneSet(room.RoomId, Microphone.Muted));
    }

    /// <summary>The microphone of a room that comes in while the lesson goes on.</summary>
    public static FloorEvent Muted(string roomId) => new MicrophoneSet(roomId, Microphone.Muted);

    /// <summary>Decides a command about the floor.</summary>
    public static LessonDecision Decide(LessonState state, LessonActor actor, FloorCommand command) => command switch
    {
        RaiseHand raise => Raise(state, actor, raise.Seat),
        LowerHand lower => Lower(state, actor, lower),
        SetMicrophone set => Set(state, actor, set),
        _ when !actor.Conducts => LessonDecision.Refuse(ErrorCode.Forbidden, "Only the lecture room or a director gives the floor."),
        LowerHands => LessonDecision.Accept([.. state.Floor.Hands.Select(hand => new HandLowered(hand.RoomId, hand.Seat))]),
        CallRoom call => Call(state, call),
        EndCall => LessonDecision.Accept([.. Ending(state.Floor.Call)]),
        SetMicrophones set => LessonDecision.Accept([.. state.Rooms.Where(room => room.Role == LessonRole.Receiver)
            .SelectMany(room => Setting(state, room.RoomId, set.Open ? Microphone.Open : Microphone.Muted))]),
        _ => LessonDecision.Refuse(ErrorCode.Invalid, "Unknown command."),
    };

    /// <summary>The relay has heard a room speak.</summary>
    public static LessonDecision Report(LessonState state, ReportSpeech speech, long timeMs) => Of(state, speech.RoomId) switch
    {
        null => NoSuchRoom,
        { Microphone: Microphone.Open } => LessonDecision.Accept(new RoomSpoke(speech.RoomId, speech.DurationMs)),
        { SpokeMutedAtMs: { } last } when timeMs < last + SpokeMutedEveryMs => LessonDecision.Accept(),
        _ => LessonDecision.Accept(new SpokeMuted(speech.RoomId)),
    };

    private static LessonDecision NoSuchRoom => LessonDecision.Refuse(ErrorCode.NotFound, "There is no such receiving room in this lesson.");

    private static LessonDecision Raise(LessonState state, LessonActor actor, int? seat)
    {
        if (actor.Receiving is not { } roomId)
        {
            return LessonDecision.Refuse(ErrorCode.Forbidden, "Hands go up in receiving rooms.");
        }

        if (seat is < 1 or > ContractLimits.MaxSeat)
        {
            return LessonDecision.Refuse(ErrorCode.Invalid, "There is no such seat.");
        }

        return IsUp(state, roomId, seat) ? LessonDecision.Accept() : LessonDecision.Accept(new HandRaised(roomId, seat));
    }

    private static LessonDecision Lower(LessonState state, LessonActor actor, LowerHand lower)
    {
        if (!actor.Conducts && !IsOwn(actor, lower.RoomId))
        {
            return LessonDecision.Refuse(ErrorCode.Forbidden, "A room takes down its own hands only.");
        }

        return IsUp(state, lower.RoomId, lower.Seat) ? LessonDecision.Accept(new HandLowered(lower.RoomId, lower.Seat)) : LessonDecision.Accept();
    }

    private static LessonDecision Call(LessonState state, CallRoom call)
    {
        if (state.Rooms.FirstOrDefault(room => room.RoomId == call.RoomId) is not { Role: LessonRole.Receiver } room)
        {
            return NoSuchRoom;
        }

        if (!room.Present)
        {
            return LessonDecision.Refuse(ErrorCode.Conflict, "The room is not here.");
        }

        if (call.Seat is < 1 or > ContractLimits.MaxSeat)
        {
            return LessonDecision.Refuse(ErrorCode.Invalid, "There is no such seat.");
        }

        if (state.Floor.Call is { } present && present.RoomId == call.RoomId && present.Seat == call.Seat)
        {
            return LessonDecision.Accept();
        }

        // After the earlier call has ended, which may have been of this very room.
        var before = state.Floor.Call is { } same && same.RoomId == call.RoomId ? same.Before : Of(state, call.RoomId)!.Microphone;
        IEnumerable<FloorEvent> opening = before == Microphone.Open ? [] : [new MicrophoneSet(call.RoomId, Microphone.Open)];
        return LessonDecision.Accept([.. Ending(state.Floor.Call), .. opening, new RoomCalled(call.RoomId, call.Seat, before)]);
    }

    private static LessonDecision Set(LessonState state, LessonActor actor, SetMicrophone set)
    {
        if (state.Rooms.FirstOrDefault(room => room.RoomId == set.RoomId) is not { Role: LessonRole.Receiver })
        {
            return NoSuchRoom;
        }

        if (actor.Conducts)
        {
            return LessonDecision.Accept([.. Setting(state, set.RoomId, set.Open ? Microphone.Open : Microphone.Muted)]);
        }

        if (!IsOwn(actor, set.RoomId) || (set.Open && Of(state, set.RoomId) is { Microphone: Microphone.Muted }))
        {
            return LessonDecision.Refuse(ErrorCode.Forbidden, "The lecture room has closed this microphone.");
        }

        // Closed by the teacher stays closed by the teacher, whatever the room presses.
        return Of(state, set.RoomId) is { Microphone: Microphone.Muted }
            ? LessonDecision.Accept()
            : LessonDecision.Accept([.. Setting(state, set.RoomId, set.Open ? Microphone.Open : Microphone.MutedByRoom)]);
    }

    private static IEnumerable<FloorEvent> Ending(Call? call) => call switch
    {
        null => [],
        { Before: Microphone.Open } => [new CallEnded(call.RoomId)],
        _ => [new CallEnded(call.RoomId), new MicrophoneSet(call.RoomId, call.Before)],
    };

    private static IEnumerable<FloorEvent> Setting(LessonState state, string roomId, Microphone microphone) =>
        Of(state, roomId)?.Microphone == microphone && (state.Floor.Call is not { } call || call.RoomId != roomId || call.Before == microphone)
            ? []
            : [new MicrophoneSet(roomId, microphone)];

    private static bool IsOwn(LessonActor actor, string roomId) => actor.Receiving == roomId;

    private static bool IsUp(LessonState state, string roomId, int? seat) => state.Floor.Hands.Any(hand => hand.RoomId == roomId && hand.Seat == seat);

    private static FloorRoom? Of(LessonState state, string roomId) => state.Floor.Rooms.FirstOrDefault(room => room.RoomId == roomId);
}
