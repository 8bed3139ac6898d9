using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Talk;

namespace Classroom.Relay.Lessons.Talk;

/// <summary>Who may write what to whom, and how often. Pure: rates are read from the state.</summary>
internal static class TalkRules
{
    /// <summary>Questions of one room within <see cref="WindowMs"/>.</summary>
    public const int MostQuestions = 6;

    /// <summary>Notes of one side of one room's channel within <see cref="WindowMs"/>.</summary>
    public const int MostNotes = 12;

    /// <summary>The time over which questions and notes are counted, in ms.</summary>
    public const int WindowMs = 60_000;

    /// <summary>A room reacts no oftener than this, in ms.</summary>
    public const int ReactEveryMs = 2_000;

    /// <summary>Decides a command about talk at a lesson time in ms.</summary>
    public static LessonDecision Decide(LessonState state, LessonActor actor, TalkCommand command, long timeMs) => command switch
    {
        WriteQuestion write => Write(state.Talk, actor, write, timeMs),
        ReplyToQuestion reply => Reply(state.Talk, actor, reply),
        React react => Reaction(state.Talk, actor, react, timeMs),
        SendNote send => Send(state, actor, send, timeMs),
        _ => LessonDecision.Refuse(ErrorCode.Invalid, "Unknown command."),
    };

    /// <summary>What a listener may know: the notes it is part of, and all else.</summary>
    public static TalkState View(TalkState talk, LessonActor listener) =>
        talk.Notes.All(note => Reads(listener, note.RoomId)) ? talk : talk with { Notes = [.. talk.Notes.Where(note => Reads(listener, note.RoomId))] };

    /// <summary>Notes are between the lecture room and the helpers of a room; not even the room's own screen, which thirty children see, shows them.</summary>
    public static bool Reads(LessonActor listener, string roomId) =>
        listener.Authority == LessonAuthority.Lecturer || (listener.Authority == LessonAuthority.Helper && listener.RoomId == roomId);

    private static LessonDecision TooOften => LessonDecision.Refuse(ErrorCode.TooMany, "Too often; wait a little.");

    private static LessonDecision NoText => LessonDecision.Refuse(ErrorCode.Invalid, $"A text has 1 to {ContractLimits.MaxTalkLength} characters, none of them a control character.");

    private static LessonDecision Write(TalkState talk, LessonActor actor, WriteQuestion write, long timeMs)
    {
        if (actor.Receiving is not { } roomId)
        {
            return LessonDecision.Refuse(ErrorCode.Forbidden, "Receiving rooms ask in writing.");
        }

        if (!IsText(write.Text) || write.Seat is < 1 or > ContractLimits.MaxSeat)
        {
            return NoText;
        }

        return talk.Questions.Count(question => question.RoomId == roomId && question.AtMs > timeMs - WindowMs) >= MostQuestions
            ? TooOften
            : LessonDecision.Accept(new QuestionWritten(talk.Asked + 1, roomId, write.Text.Trim(), write.Seat));
    }

    private static LessonDecision Reply(TalkState talk, LessonActor actor, ReplyToQuestion reply)
    {
        if (!actor.Conducts)
        {
            return LessonDecision.Refuse(ErrorCode.Forbidden, "The lecture room or a director answers.");
        }

        if (reply.Text is not null && !IsText(reply.Text))
        {
            return NoText;
        }

        return talk.Questions.FirstOrDefault(question => question.Number == reply.Number) switch
        {
            null => LessonDecision.Refuse(ErrorCode.NotFound, "There is no such question at hand."),
            { Answered: true } question when reply.Text is null || question.Answer == reply.Text.Trim() => LessonDecision.Accept(),
            _ => LessonDecision.Accept(new QuestionReplied(reply.Number, reply.Text?.Trim())),
        };
    }

    private static LessonDecision Reaction(TalkState talk, LessonActor actor, React react, long timeMs)
    {
        if (actor.Receiving is not { } roomId)
        {
            return LessonDecision.Refuse(ErrorCode.Forbidden, "Receiving rooms react.");
        }

        return talk.Reactions.FirstOrDefault(reaction => reaction.RoomId == roomId) is { } last && timeMs < last.AtMs + ReactEveryMs
            ? TooOften
            : LessonDecision.Accept(new Reacted(roomId, react.Reaction));
    }

    private static LessonDecision Send(LessonState state, LessonActor actor, SendNote send, long timeMs)
    {
        var fromTeacher = actor.Authority == LessonAuthority.Lecturer;
        if (!Reads(actor, send.RoomId) || send.Kind switch { NoteKind.Words => false, NoteKind.Received => fromTeacher, _ => !fromTeacher })
        {
            return LessonDecision.Refuse(ErrorCode.Forbidden, "Notes pass between the lecture room and a room's helpers.");
        }

        if (state.Rooms.FirstOrDefault(room => room.RoomId == send.RoomId) is not { Role: LessonRole.Receiver })
        {
            return LessonDecision.Refuse(ErrorCode.NotFound, "There is no such receiving room in this lesson.");
        }

        if (!IsText(send.Text) && (send.Kind == NoteKind.Words || send.Text.Length > 0))
        {
            return NoText;
        }

        return state.Talk.Notes.Count(note => note.RoomId == send.RoomId && note.FromTeacher == fromTeacher && note.AtMs > timeMs - WindowMs) >= MostNotes
            ? TooOften
            : LessonDecision.Accept(new NoteSent(send.RoomId, fromTeacher, send.Kind, send.Text.Trim()));
    }

    private static bool IsText(string text) =>
        text.Length <= ContractLimits.MaxTalkLength && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
}
