using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Dispatch;
using Classroom.Shared.Contracts.Lessons.Floor;

namespace Classroom.Relay.Lessons.Floor;

/// <summary>The floor is the fold of hands, calls, microphones and speech.</summary>
internal static class FloorFold
{
    /// <summary>The floor after one more event of the lesson; the same when the event does not concern it.</summary>
    public static FloorState Apply(FloorState floor, LessonEvent next) => next.Body switch
    {
        LessonStarted started => FloorState.Empty with
        {
            Rooms = [.. started.Rooms.Select(room => Newcomer(room.RoomId))],
        },
        RoomBrought brought => floor with { Rooms = [.. floor.Rooms, Newcomer(brought.Room.RoomId)] },
        RoomJoined joined => With(floor, joined.RoomId, room => room.LastSpokenMs > 0 ? room : room with { LastSpokenMs = next.TimeMs }),
        HandRaised raised => floor with { Hands = [.. floor.Hands, new Hand(raised.RoomId, raised.Seat, next.TimeMs)] },
        HandLowered lowered => Down(floor, floor.Hands.FirstOrDefault(hand => hand.RoomId == lowered.RoomId && hand.Seat == lowered.Seat), next.TimeMs),
        RoomCalled called => Called(floor, called, next.TimeMs),
        CallEnded => floor with { Call = null },
        MicrophoneSet set => Set(floor, set),
        RoomSpoke spoke => With(floor, spoke.RoomId, room => Spoke(room, spoke.DurationMs, next.TimeMs)),
        SpokeMuted spoke => With(floor, spoke.RoomId, room => room with { SpokeMutedAtMs = next.TimeMs }),
        LessonEnded => floor with { Hands = [], Call = null },
        _ => floor,
    };

    private static FloorRoom Newcomer(string roomId) => new(roomId, Microphone.Open, 0, 0, 0, 0, 0, 0, null);

    private static FloorRoom Spoke(FloorRoom room, int durationMs, long timeMs) => room with
    {
        SpokenMs = room.SpokenMs + durationMs,
        LastSpokenMs = timeMs,
        TurnMs = durationMs + (timeMs - room.LastSpokenMs < FloorRoom.TurnPauseMs ? room.TurnMs : 0),
    };

    private static FloorState Called(FloorState floor, RoomCalled called, long timeMs)
    {
        var hands = floor.Hands.Where(hand => hand.RoomId == called.RoomId);
        var answered = called.Seat is null ? hands.FirstOrDefault() : hands.FirstOrDefault(hand => hand.Seat == called.Seat);
        var down = Down(floor, answered, timeMs) with { Call = new Call(called.RoomId, called.Seat, timeMs, called.Before) };
        return With(down, called.RoomId, room => room with { Calls = room.Calls + 1 });
    }

    /// <summary>What is set while a room is called holds after the call as well.</summary>
    private static FloorState Set(FloorState floor, MicrophoneSet set)
    {
        var call = floor.Call?.RoomId == set.RoomId ? floor.Call with { Before = set.Microphone } : floor.Call;
        return With(floor with { Call = call }, set.RoomId, room => room with { Microphone = set.Microphone });
    }

    private static FloorState Down(FloorState floor, Hand? hand, long timeMs) => hand is null
        ? floor
        : With(
            floor with { Hands = [.. floor.Hands.Where(other => other != hand)] },
            hand.RoomId,
            room => room with { Waits = room.Waits + 1, WaitedMs = room.WaitedMs + timeMs - hand.RaisedAtMs });

    private static FloorState With(FloorState floor, string roomId, Func<FloorRoom, FloorRoom> change) =>
        floor with { Rooms = [.. floor.Rooms.Select(room => room.RoomId == roomId ? change(room) : room)] };
}
