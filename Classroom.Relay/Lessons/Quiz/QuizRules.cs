using System.Globalization;
using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Quiz;

/// <summary>Asking: 开始, 停止 and 揭晓 are three commands, and no other way leads from one to the next. Pure.</summary>
internal static class QuizRules
{
    /// <summary>Decides a command about questions.</summary>
    public static LessonDecision Decide(LessonState state, Ballots ballots, LessonActor actor, QuizCommand command) => command switch
    {
        GiveAnswer or ReadCards or CountHands or AnswerTogether => AnswerRules.Decide(state.Quiz, ballots, actor, command),
        FreeSeat free => SeatRules.Free(state.Quiz, actor, free),
        _ when !actor.Conducts => LessonDecision.Refuse(ErrorCode.Forbidden, "Only the lecture room or a director asks questions."),
        AskQuestion ask => Ask(state.Quiz, ask),
        StopQuestion stop => Current(state.Quiz, stop.QuestionId, question => Stop(state.Quiz, ballots, question)),
        RevealQuestion reveal => Current(state.Quiz, reveal.QuestionId, question => Reveal(state, ballots, question)),
        PutAwayQuestion put => Current(state.Quiz, put.QuestionId, PutAway),
        _ => LessonDecision.Refuse(ErrorCode.Invalid, "Unknown command."),
    };

    /// <summary>The relay's clock asks how many have answered.</summary>
    public static LessonDecision Count(LessonState state, Ballots ballots) =>
        LessonDecision.Accept([.. state.Quiz.Question is { } question ? BallotCount.Since(state.Quiz, ballots, question.QuestionId) : []]);

    /// <summary>The relay has drawn codes; those given before stay.</summary>
    public static LessonDecision Give(QuizState quiz, GiveJoinCodes give) => quiz.Rooms.Count > 0
        ? LessonDecision.Accept()
        : LessonDecision.Accept(new JoinCodesGiven(give.Codes));

    private static LessonDecision Ask(QuizState quiz, AskQuestion ask)
    {
        if (!QuestionRules.IsAskable(ask.Question) || (ask.Cards && !QuestionRules.TakesCards(ask.Question)))
        {
            return LessonDecision.Refuse(ErrorCode.Invalid, "This cannot be asked.");
        }

        var right = ask.Right is null ? null : QuestionRules.Read(ask.Question, ask.Right);
        if (ask.Right is not null && right is null)
        {
            return LessonDecision.Refuse(ErrorCode.Invalid, "The right answer is none to this question.");
        }

        if (quiz.Question is { Phase: QuestionPhase.Open })
        {
            return LessonDecision.Refuse(ErrorCode.Conflict, "Another question is open.");
        }

        var questionId = string.Create(CultureInfo.InvariantCulture, $"q{quiz.Asked + 1}");
        var asked = new QuestionAsked(questionId, ask.Question, ask.Cards);
        return right is null ? LessonDecision.Accept(asked) : LessonDecision.Accept(asked, new RightAnswerKept(questionId, right));
    }

    private static LessonDecision Stop(QuizState quiz, Ballots ballots, AskedQuestion question) => question.Phase == QuestionPhase.Open
        ? LessonDecision.Accept([.. BallotCount.Since(quiz, ballots, question.QuestionId), new QuestionStopped(question.QuestionId)])
        : LessonDecision.Accept();

    private static LessonDecision Reveal(LessonState state, Ballots ballots, AskedQuestion question) => question.Phase switch
    {
        QuestionPhase.Open => StillOpen,
        QuestionPhase.Stopped => LessonDecision.Accept(new QuestionRevealed(question.QuestionId, ResultRules.Of(question.Question, ballots, [.. state.Rooms.Select(room => room.RoomId)]))),
        _ => LessonDecision.Accept(),
    };

    private static LessonDecision PutAway(AskedQuestion question) =>
        question.Phase == QuestionPhase.Open ? StillOpen : LessonDecision.Accept(new QuestionPutAway(question.QuestionId));

    private static LessonDecision StillOpen => LessonDecision.Refuse(ErrorCode.Conflict, "The question is open; it is stopped first.");

    private static LessonDecision Current(QuizState quiz, string questionId, Func<AskedQuestion, LessonDecision> decide) =>
        quiz.Question is { } question && question.QuestionId == questionId
            ? decide(question)
            : LessonDecision.Refuse(ErrorCode.NotFound, "This question is not on the screens.");
}
