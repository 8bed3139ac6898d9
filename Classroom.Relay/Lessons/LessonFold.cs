using Classroom.Relay.Lessons.Dispatch;
using Classroom.Relay.Lessons.Floor;
using Classroom.Relay.Lessons.Help;
using Classroom.Relay.Lessons.Ink;
using Classroom.Relay.Lessons.Pages;
using Classroom.Relay.Lessons.Programme;
using Classroom.Relay.Lessons.Quiz;
using Classroom.Relay.Lessons.Roll;
using Classroom.Relay.Lessons.Talk;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Dispatch;

namespace Classroom.Relay.Lessons;

/// <summary>
/// State is the fold of the events: each part of it has a fold of its own, which sees every event and passes over what does not concern it.
/// Pure; the browser's fold gives the same state on the shared fixtures.
/// </summary>
public static class LessonFold
{
    /// <summary>The state after one more event. The event must be the next one (<c>Seq == state.Seq + 1</c>), or a <see cref="Withheld"/> that begins with the next one.</summary>
    /// <exception cref="ArgumentException">The event is not the next one: a fault of ours, never of a client.</exception>
    public static LessonState Apply(LessonState state, LessonEvent next)
    {
        var first = next.Body is Withheld withheld ? withheld.From : next.Seq;
        if (first != state.Seq + 1 || next.Seq < first)
        {
            throw new ArgumentException($"Event {first} cannot follow {state.Seq}.", nameof(next));
        }

        return Apply(state, next.Body) with
        {
            LessonId = next.LessonId,
            Seq = next.Seq,
            TimeMs = next.TimeMs,
            Floor = FloorFold.Apply(state.Floor, next),
            Talk = TalkFold.Apply(state.Talk, next),
            Help = HelpFold.Apply(state.Help, next),
            Roll = RollFold.Apply(state.Roll, next),
            Quiz = QuizFold.Apply(state.Quiz, next),
            Ink = InkFold.Apply(state.Ink, next),
            Pages = PagesFold.Apply(state.Pages, next),
            Dispatch = DispatchRules.Fold(state.Dispatch, next.Body),
            Programme = ProgrammeFold.Apply(state.Programme, next),
        };
    }

    /// <summary>The state after all <paramref name="events"/>.</summary>
    public static LessonState Apply(LessonState state, IEnumerable<LessonEvent> events) => events.Aggregate(state, Apply);

    private static LessonState Apply(LessonState state, LessonEventBody body) => body switch
    {
        LessonStarted started => state with
        {
            Title = started.Title,
            StartedAt = started.StartedAt,
            VideoCodec = started.VideoCodec,
            Rooms = started.Rooms,
        },
        RoomBrought brought => state with { Rooms = [.. state.Rooms, brought.Room] },
        RoomJoined joined => state with { Rooms = WithPresence(state.Rooms, joined.RoomId, present: true) },
        RoomLeft left => state with { Rooms = WithPresence(state.Rooms, left.RoomId, present: false) },
        SourceStarted started => state with { Sources = [.. state.Sources, started.Source] },
        SourceStopped stopped => state with { Sources = [.. state.Sources.Where(source => source.SourceId != stopped.SourceId)] },
        LessonEnded => state with
        {
            Ended = true,
            Sources = [],
            Rooms = [.. state.Rooms.Select(room => room with { Present = false })],
        },
        _ => state,
    };

    private static IReadOnlyList<LessonRoom> WithPresence(IReadOnlyList<LessonRoom> rooms, string roomId, bool present) =>
        [.. rooms.Select(room => room.RoomId == roomId ? room with { Present = present } : room)];
}
