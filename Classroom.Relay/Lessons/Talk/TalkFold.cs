using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Talk;

namespace Classroom.Relay.Lessons.Talk;

/// <summary>Questions, reactions and notes, the latest of each.</summary>
internal static class TalkFold
{
    /// <summary>The talk after one more event of the lesson; the same when the event does not concern it.</summary>
    public static TalkState Apply(TalkState talk, LessonEvent next) => next.Body switch
    {
        QuestionWritten written => Asked(talk, written, next.TimeMs),
        QuestionReplied replied => talk with
        {
            Questions = [.. talk.Questions.Select(question => question.Number == replied.Number ? question with { Answered = true, Answer = replied.Text } : question)],
        },
        Reacted reacted => talk with
        {
            Reactions = [.. talk.Reactions.Where(other => other.RoomId != reacted.RoomId), new RoomReaction(reacted.RoomId, reacted.Reaction, next.TimeMs)],
        },
        NoteSent sent => Noted(talk, new Note(sent.RoomId, sent.FromTeacher, sent.Kind, sent.Text, next.TimeMs)),
        _ => talk,
    };

    private static TalkState Asked(TalkState talk, QuestionWritten written, long timeMs) => talk with
    {
        Asked = written.Number,
        Questions =
        [
            .. talk.Questions.TakeLast(TalkState.MostQuestions - 1),
            new WrittenQuestion(written.Number, written.RoomId, written.Seat, written.Text, timeMs, Answered: false, Answer: null),
        ],
    };

    private static TalkState Noted(TalkState talk, Note note)
    {
        var full = talk.Notes.Count(other => other.RoomId == note.RoomId) >= TalkState.MostNotes;
        var oldest = full ? talk.Notes.First(other => other.RoomId == note.RoomId) : null;
        return talk with { Notes = [.. talk.Notes.Where(other => !ReferenceEquals(other, oldest)), note] };
    }
}
