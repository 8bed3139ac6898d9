using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons.Talk;

namespace Classroom.Relay.Lessons.Tests;

public sealed class TalkTests
{
    private static readonly LessonActor HelperElsewhere = new("i", LessonAuthority.Helper, "c");

    [Fact]
    public void WriteQuestion_ByAHelper_IsItsRoomsAndIsNumbered()
    {
        var log = Some.FullLog();

        Assert.Equal([new QuestionWritten(1, "b", "为什么？", 12)], log.Do(Some.Helper, new WriteQuestion(" 为什么？ ", 12)));
        Assert.Equal([new QuestionWritten(2, "c", "怎么算？")], log.Do(HelperElsewhere, new WriteQuestion("怎么算？")));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData("a\u0007b", null)]
    [InlineData("好", 0)]
    [InlineData("好", ContractLimits.MaxSeat + 1)]
    public void WriteQuestion_ThatSaysNothing_IsRefused(string text, int? seat) =>
        Assert.Equal(ErrorCode.Invalid, Some.FullLog().Refusal(Some.Helper, new WriteQuestion(text, seat)));

    [Fact]
    public void WriteQuestion_OfMostCharacters_IsTakenAndOfOneMoreRefused()
    {
        var log = Some.FullLog();
        log.Do(Some.Helper, new WriteQuestion(new string('问', ContractLimits.MaxTalkLength)));
        Assert.Equal(ErrorCode.Invalid, log.Refusal(Some.Helper, new WriteQuestion(new string('问', ContractLimits.MaxTalkLength + 1))));
    }

    [Fact]
    public void WriteQuestion_TooOften_IsRefusedUntilAMinuteHasPassed()
    {
        var log = Some.FullLog();
        for (var n = 0; n < 6; n++)
        {
            log.Do(Some.Helper, new WriteQuestion($"第 {n} 问"), 1_000);
        }

        Assert.Equal(ErrorCode.TooMany, log.Append(Some.Receiver, new WriteQuestion("再问"), null, 60_999).Refusal!.Code);
        log.Do(HelperElsewhere, new WriteQuestion("我们第一问"), 60_999);
        log.Do(Some.Receiver, new WriteQuestion("再问"), 61_000);
    }

    [Fact]
    public void ReplyToQuestion_ByTheTeacher_MarksItOnce()
    {
        var log = Some.FullLog();
        log.Do(Some.Helper, new WriteQuestion("为什么？"), 5);

        Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Helper, new ReplyToQuestion(1)));
        Assert.Equal(ErrorCode.NotFound, log.Refusal(Some.Lecturer, new ReplyToQuestion(2)));
        Assert.Equal([new QuestionReplied(1, "因为……")], log.Do(Some.Lecturer, new ReplyToQuestion(1, "因为……")));
        Assert.Empty(log.Do(Some.Lecturer, new ReplyToQuestion(1)));
        Assert.Equal([new WrittenQuestion(1, "b", null, "为什么？", 5, true, "因为……")], log.State.Talk.Questions);
    }

    [Fact]
    public void React_Again_TakesThePlaceOfTheFirst()
    {
        var log = Some.FullLog();
        log.Do(Some.Receiver, new React(Reaction.Lost), 1_000);

        Assert.Equal(ErrorCode.TooMany, log.Append(Some.Helper, new React(Reaction.Lost), null, 2_999).Refusal!.Code);
        log.Do(Some.Helper, new React(Reaction.Slower), 3_000);
        Assert.Equal([new RoomReaction("b", Reaction.Slower, 3_000)], log.State.Talk.Reactions);
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Lecturer, new React(Reaction.Lost)));
    }

    [Fact]
    public void SendNote_IsForTheTeacherAndTheRoomsHelpersOnly()
    {
        var log = Some.FullLog();

        foreach (var actor in new[] { Some.Receiver, Some.Director, Some.Observer, HelperElsewhere, LessonActor.Relay })
        {
            Assert.Equal(ErrorCode.Forbidden, log.Refusal(actor, new SendNote("b", NoteKind.Words, "请看第三题")));
        }

        Assert.Equal([new NoteSent("b", true, NoteKind.HandOver, "")], log.Do(Some.Lecturer, new SendNote("b", NoteKind.HandOver, "")));
        Assert.Equal([new NoteSent("b", false, NoteKind.Received, "")], log.Do(Some.Helper, new SendNote("b", NoteKind.Received, "")));
    }

    [Fact]
    public void SendNote_OfAKindThatIsTheOthers_IsForbidden()
    {
        var log = Some.FullLog();
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Helper, new SendNote("b", NoteKind.HandOver, "")));
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Lecturer, new SendNote("b", NoteKind.Received, "")));
        Assert.Equal(ErrorCode.Invalid, log.Refusal(Some.Lecturer, new SendNote("b", NoteKind.Words, "")));
        Assert.Equal(ErrorCode.NotFound, log.Refusal(Some.Lecturer, new SendNote("a", NoteKind.Words, "自言自语")));
    }

    [Fact]
    public void SendNote_MoreThanAreKept_KeepsTheLatestOfEachRoom()
    {
        var log = Some.FullLog();
        log.Do(Some.Lecturer, new SendNote("c", NoteKind.Words, "给村小二"));
        for (var n = 0; n <= TalkState.MostNotes; n++)
        {
            log.Do(Some.Lecturer, new SendNote("b", NoteKind.Words, $"{n}"), n * 10_000);
        }

        Assert.Equal(TalkState.MostNotes + 1, log.State.Talk.Notes.Count);
        Assert.Equal(["给村小二", "1"], log.State.Talk.Notes.Take(2).Select(note => note.Text));
    }
}
