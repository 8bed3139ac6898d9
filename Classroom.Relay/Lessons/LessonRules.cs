using Classroom.Relay.Lessons.Dispatch;
using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Lessons.Floor;
using Classroom.Relay.Lessons.Help;
using Classroom.Relay.Lessons.Ink;
using Classroom.Relay.Lessons.Pages;
using Classroom.Relay.Lessons.Programme;
using Classroom.Relay.Lessons.Quiz;
using Classroom.Relay.Lessons.Roll;
using Classroom.Relay.Lessons.Talk;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Ink;
using Classroom.Shared.Contracts.Lessons.Pages;
using Classroom.Shared.Contracts.Lessons.Quiz;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Shared.Contracts.Lessons.Roll;
using Classroom.Shared.Contracts.Lessons.Talk;

namespace Classroom.Relay.Lessons;

/// <summary>Turns a command into events or a refusal. Pure: no clock, no I/O; a late, repeated or unknown command is refused or changes nothing, never thrown.</summary>
public static class LessonRules
{
    /// <summary>Decides a command against the present state and what was answered behind it, at a lesson time in ms.</summary>
    public static LessonDecision Decide(LessonState state, Ballots ballots, LessonActor actor, LessonCommand command, long timeMs)
    {
        if (state.Ended)
        {
            return LessonDecision.Refuse(ErrorCode.LessonEnded, "The lesson has ended.");
        }

        if (state.Seq == 0 && command is not OpenLesson)
        {
            return LessonDecision.Refuse(ErrorCode.NotFound, "The lesson is not open.");
        }

        var decision = OfParts(state, ballots, actor, command, timeMs);
        LessonEventBody[] following = [.. LossRules.Following(state, decision.Events)];
        return following.Length == 0 ? decision : decision with { Events = [.. decision.Events, .. following] };
    }

    private static LessonDecision OfParts(LessonState state, Ballots ballots, LessonActor actor, LessonCommand command, long timeMs) => command switch
    {
        EndLesson => End(actor),
        FloorCommand floor => FloorRules.Decide(state, actor, floor),
        TalkCommand talk => TalkRules.Decide(state, actor, talk, timeMs),
        RollCommand roll => RollRules.Decide(state, actor, roll, timeMs),
        QuizCommand quiz => QuizRules.Decide(state, ballots, actor, quiz),
        InkCommand ink => InkRules.Decide(state, actor, ink),
        PagesCommand pages => PagesRules.Decide(state, actor, pages),
        ProgrammeCommand programme => ProgrammeRules.Decide(state, actor, programme, timeMs),
        PlacePage place => PagesRules.Place(state, actor, place),
        AdmitRoom admit => DispatchRules.Admit(state, actor, admit),
        _ when actor.Authority != LessonAuthority.Relay => LessonDecision.Refuse(ErrorCode.Forbidden, "Only the relay reports this."),
        OpenLesson open => Open(state, open),
        ArriveRoom arrive => Arrive(state, arrive),
        DepartRoom depart => Depart(state, depart),
        AddSource add => Add(state, add),
        RemoveSource remove => Remove(state, remove),
        ReportSpeech speech => FloorRules.Report(state, speech, timeMs),
        ArrivePerson arrive => RollRules.Arrive(state.Roll, arrive),
        DepartPerson depart => RollRules.Depart(state.Roll, depart),
        OpenTalkBack open => DispatchRules.Open(state, open),
        CloseTalkBack close => DispatchRules.Close(state, close),
        ReportHelp help => HelpRules.Report(state, help),
        ReportLink link => RollRules.Report(state, link),
        GiveJoinCodes give => QuizRules.Give(state.Quiz, give),
        SeatPupil seat => SeatRules.Seat(state.Quiz, seat),
        CountBallots => QuizRules.Count(state, ballots),
        DirectProgramme => ProgrammeRules.Direct(state, timeMs),
        DropFromAir drop => LossRules.Drop(state, drop.Source),
        ReportSignal report => LossRules.Report(state, report),
        _ => LessonDecision.Refuse(ErrorCode.Invalid, "Unknown command."),
    };

    private static LessonDecision End(LessonActor actor) => actor.Conducts || actor.Authority == LessonAuthority.Relay
        ? LessonDecision.Accept(new LessonEnded())
        : LessonDecision.Refuse(ErrorCode.Forbidden, "Only the lecture room or a director ends the lesson.");

    private static LessonDecision Open(LessonState state, OpenLesson open) => state.Seq > 0
        ? LessonDecision.Refuse(ErrorCode.Conflict, "The lesson is open already.")
        : LessonDecision.Accept([new LessonStarted(open.Title, open.StartedAt, open.VideoCodec, open.Rooms), .. FloorRules.Opening(open.Rooms)]);

    private static LessonDecision Arrive(LessonState state, ArriveRoom arrive) => Room(state, arrive.RoomId) switch
    {
        null => LessonDecision.Refuse(ErrorCode.NotFound, "The room is not part of this lesson."),
        { Present: true } => LessonDecision.Accept(),
        _ => LessonDecision.Accept(new RoomJoined(arrive.RoomId)),
    };

    /// <summary>A room's tracks end before the room leaves, so that no state shows a source of an absent room.</summary>
    private static LessonDecision Depart(LessonState state, DepartRoom depart) => Room(state, depart.RoomId) switch
    {
        null => LessonDecision.Refuse(ErrorCode.NotFound, "The room is not part of this lesson."),
        { Present: false } => LessonDecision.Accept(),
        _ => LessonDecision.Accept([
            .. state.Sources.Where(source => source.RoomId == depart.RoomId).Select(source => new SourceStopped(source.SourceId)),
            new RoomLeft(depart.RoomId),
        ]),
    };

    private static LessonDecision Add(LessonState state, AddSource add)
    {
        if (Room(state, add.Source.RoomId) is not { Present: true })
        {
            return LessonDecision.Refuse(ErrorCode.Conflict, "The room is not in the lesson.");
        }

        return state.Sources.Any(source => source.SourceId == add.Source.SourceId)
            ? LessonDecision.Accept()
            : LessonDecision.Accept(new SourceStarted(add.Source));
    }

    private static LessonDecision Remove(LessonState state, RemoveSource remove) =>
        state.Sources.Any(source => source.SourceId == remove.SourceId)
            ? LessonDecision.Accept(new SourceStopped(remove.SourceId))
            : LessonDecision.Accept();

    private static LessonRoom? Room(LessonState state, string roomId) => state.Rooms.FirstOrDefault(room => room.RoomId == roomId);
}
