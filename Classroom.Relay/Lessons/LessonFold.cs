using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons;

/// <summary>State is the fold of the events. Pure; the browser's fold gives the same state on the shared fixtures.</summary>
public static class LessonFold
{
    /// <summary>The state after one more event. The event must be the next one (<c>Seq == state.Seq + 1</c>).</summary>
    /// <exception cref="ArgumentException">The event is not the next one: a fault of ours, never of a client.</exception>
    public static LessonState Apply(LessonState state, LessonEvent next)
    {
        if (next.Seq != state.Seq + 1)
        {
            throw new ArgumentException($"Event {next.Seq} cannot follow {state.Seq}.", nameof(next));
        }

        return Apply(state, next.Body) with { LessonId = next.LessonId, Seq = next.Seq, TimeMs = next.TimeMs };
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
        _ => throw new ArgumentException($"No fold for {body.GetType().Name}.", nameof(body)),
    };

    private static IReadOnlyList<LessonRoom> WithPresence(IReadOnlyList<LessonRoom> rooms, string roomId, bool present) =>
        [.. rooms.Select(room => room.RoomId == roomId ? room with { Present = present } : room)];
}
