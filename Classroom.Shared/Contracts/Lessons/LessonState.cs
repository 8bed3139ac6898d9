using Classroom.Shared.Contracts.Lessons.Dispatch;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Help;
using Classroom.Shared.Contracts.Lessons.Ink;
using Classroom.Shared.Contracts.Lessons.Pages;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Shared.Contracts.Lessons.Quiz;
using Classroom.Shared.Contracts.Lessons.Roll;
using Classroom.Shared.Contracts.Lessons.Talk;

namespace Classroom.Shared.Contracts.Lessons;

/// <summary>The fold of a lesson's events: all that a newcomer needs to be in the lesson.</summary>
/// <param name="LessonId">Identifier of the lesson.</param>
/// <param name="Title">What the room screens show, for example the lecture room's name.</param>
/// <param name="StartedAt">UTC instant of lesson time 0.</param>
/// <param name="VideoCodec">The codec every room publishes.</param>
/// <param name="Ended">True once the lesson is over; no event follows.</param>
/// <param name="Seq">Number of the last event folded; 0 before the first.</param>
/// <param name="TimeMs">Lesson time of that event, in ms.</param>
public sealed record LessonState(
    string LessonId,
    string Title,
    DateTimeOffset StartedAt,
    VideoCodec VideoCodec,
    bool Ended,
    long Seq,
    long TimeMs,
    IReadOnlyList<LessonRoom> Rooms,
    IReadOnlyList<LessonSource> Sources,
    FloorState Floor,
    TalkState Talk,
    RollState Roll,
    HelpState Help,
    QuizState Quiz,
    InkState Ink,
    PagesState Pages,
    ProgrammeState Programme,
    DispatchState Dispatch)
{
    /// <summary>The state before the first event.</summary>
    public static LessonState Empty { get; } = new(
        "", "", default, VideoCodec.H264, false, 0, 0, [], [], FloorState.Empty, TalkState.Empty, RollState.Empty, HelpState.Empty, QuizState.Empty, InkState.Empty, PagesState.Empty, ProgrammeState.Empty, DispatchState.Empty);
}
