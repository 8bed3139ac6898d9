using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Lessons.Floor;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Dispatch;

namespace Classroom.Relay.Lessons.Dispatch;

/// <summary>What the information centre may do with a lesson, and who knows of it. Pure.</summary>
internal static class DispatchRules
{
    /// <summary>Above this nobody can be called by turns any more, and a class is a broadcast.</summary>
    public const int MostRooms = 64;

    /// <summary>A room more, with what the host knows of it.</summary>
    public static LessonDecision Admit(LessonState state, LessonActor actor, AdmitRoom admit)
    {
        if (actor.Authority != LessonAuthority.Director)
        {
            return LessonDecision.Refuse(ErrorCode.Forbidden, "Only a director brings a room into a lesson.");
        }

        if (admit is not { Room: { } room, Code: { } code })
        {
            return new LessonDecision([], admit.Refusal ?? new LessonRefusal(ErrorCode.NotFound, "There is no such receiving room."));
        }

        if (state.Rooms.Any(other => other.RoomId == room.RoomId))
        {
            return LessonDecision.Accept();
        }

        // Closed like those of a lesson with many rooms: the teacher does not expect it.
        return state.Rooms.Count >= MostRooms
            ? LessonDecision.Refuse(ErrorCode.TooMany, $"A lesson has at most {MostRooms} rooms.")
            : LessonDecision.Accept(new RoomBrought(room with { Present = false }, code), FloorRules.Muted(room.RoomId));
    }

    /// <summary>One voice at a time.</summary>
    public static LessonDecision Open(LessonState state, OpenTalkBack open) => state.Dispatch.TalkBack is { } present && present.SourceId != open.TalkBack.SourceId
        ? LessonDecision.Refuse(ErrorCode.Conflict, "Somebody else speaks to the lecturer now.")
        : LessonDecision.Accept(new TalkBackBegun(open.TalkBack));

    /// <summary>A voice that was replaced or has ended before changes nothing.</summary>
    public static LessonDecision Close(LessonState state, CloseTalkBack close) =>
        state.Dispatch.TalkBack?.SourceId == close.SourceId ? LessonDecision.Accept(new TalkBackEnded()) : LessonDecision.Accept();

    /// <summary>The state after one more event; the same when the event does not concern it.</summary>
    public static DispatchState Fold(DispatchState dispatch, LessonEventBody body) => body switch
    {
        TalkBackBegun begun => new DispatchState(begun.TalkBack),
        TalkBackEnded or LessonEnded => DispatchState.Empty,
        _ => dispatch,
    };

    /// <summary>Whether the listener may know that somebody speaks to the lecturer.</summary>
    public static bool KnowsTalkBack(LessonActor listener) => listener.Conducts;
}
