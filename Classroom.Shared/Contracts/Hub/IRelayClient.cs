using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Help;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;
using Classroom.Shared.Contracts.Lessons.Signals;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>What the relay tells a client that has entered.</summary>
public interface IRelayClient
{
    /// <summary>A lesson of this room began, or this room was brought into it: its state so far. Events follow from <c>state.seq + 1</c>.</summary>
    Task LessonEntered(LessonState state);

    /// <summary>Events of the caller's lesson, in order and without a gap.</summary>
    Task LessonEvents(IReadOnlyList<LessonEvent> events);

    /// <summary>What is going on in the caller's lesson and leaves no trace. A batch may be missing.</summary>
    Task LessonSignals(SignalBatch batch);

    /// <summary>Rooms whose state changed: of the whole county for those who see the wall, of its paired rooms for a room. Coalesced: at most one message per 200 ms.</summary>
    Task RoomsChanged(IReadOnlyList<RoomStatus> rooms);

    /// <summary>Rooms were added, renamed, paired or removed: every room the client sees, as it is now. The county for those who see the wall, the paired rooms for a room.</summary>
    Task CountyChanged(CountyView county);

    /// <summary>What goes on in the county and what is wrong, whole, for those who see the wall. After entering, and at most once a second when it changed.</summary>
    Task SituationChanged(CountySituation situation);

    /// <summary>These consumers ended because their source did.</summary>
    Task ConsumersClosed(IReadOnlyList<string> consumerIds);

    /// <summary>To pupils, in place of the lesson's state and events: the question on the screens as it is now. After entering, and when a question begins, is stopped, revealed or put away.</summary>
    Task SheetChanged(AnswerSheet sheet);

    /// <summary>Calls for help that are new or changed, also closed ones: every room's for those who see the wall, its own for a room and its helpers. After entering, those that are open.</summary>
    Task TicketsChanged(IReadOnlyList<HelpTicket> tickets);

    /// <summary>What a lecture room has prepared changed: the list itself, or how far an upload or its pages are. To that room and those paired with it, who read the list again; after entering it is theirs to read once.</summary>
    Task CoursewareChanged(string roomId);

    /// <summary>The connection is about to be closed by the relay, and why; the client must not reconnect for <see cref="ErrorCode.Replaced"/>, <see cref="ErrorCode.Unauthorized"/> or <see cref="ErrorCode.Forbidden"/>.</summary>
    Task Farewell(RelayError reason);
}
