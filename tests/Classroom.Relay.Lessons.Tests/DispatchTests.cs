using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Dispatch;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Tests;

public sealed class DispatchTests
{
    private static readonly AdmitRoom Extra = new(new LessonRoom("x", "村小九", LessonRole.Receiver, Present: true), new JoinCode("x", "123456", 30), null);
    private static readonly OpenTalkBack Voice = new(new TalkBack("陈导播", "v-1", "r0"));

    [Fact]
    public void AdmitRoom_ByADirector_IsARoomOfTheLessonWithItsMicrophoneClosed()
    {
        var log = Some.FullLog();
        log.Append(Some.Director, Extra, "bring", 1_000);

        Assert.Contains(log.State.Rooms, room => room is { RoomId: "x", Role: LessonRole.Receiver, Present: false });
        Assert.Contains(log.State.Floor.Rooms, room => room is { RoomId: "x", Microphone: Microphone.Muted });
        Assert.Contains(log.State.Quiz.Rooms, room => room is { RoomId: "x", Code: "123456" });
        Assert.Empty(log.Append(Some.Director, Extra, "again", 2_000).Events);
        log.Report(new ArriveRoom("x"), 3_000);
        Assert.Contains(log.State.Rooms, room => room is { RoomId: "x", Present: true });
    }

    [Fact]
    public void AdmitRoom_ByAnybodyElse_IsForbidden()
    {
        foreach (var actor in new[] { Some.Lecturer, Some.Receiver, Some.Helper, Some.Observer })
        {
            Assert.Equal(ErrorCode.Forbidden, Some.FullLog().Refusal(actor, Extra));
            Assert.Equal(ErrorCode.Forbidden, Some.FullLog().Refusal(actor, Voice));
            Assert.Equal(ErrorCode.Forbidden, Some.FullLog().Refusal(actor, new CloseTalkBack("v-1")));
        }
    }

    [Fact]
    public void AdmitRoom_ThatCannotCome_IsRefusedWithTheHostsReason()
    {
        Assert.Equal(ErrorCode.Conflict, Some.FullLog().Refusal(Some.Director, new AdmitRoom(null, null, new LessonRefusal(ErrorCode.Conflict, "elsewhere"))));
        Assert.Equal(ErrorCode.NotFound, Some.FullLog().Refusal(Some.Director, new AdmitRoom(null, null, null)));
    }

    [Fact]
    public void AdmitRoom_BeyondTheLimit_IsRefused()
    {
        var log = Some.FullLog();
        AdmitRoom Another(int number) => new(Extra.Room! with { RoomId = $"n{number}" }, Extra.Code! with { RoomId = $"n{number}" }, null);
        for (var number = 0; log.State.Rooms.Count < 64; number++)
        {
            log.Append(Some.Director, Another(number), $"c{number}", 0);
        }

        Assert.Equal(ErrorCode.TooMany, log.Refusal(Some.Director, Another(99)));
    }

    [Fact]
    public void TalkBack_IsOneAtATime_AndEndsWithItsOwnSourceOnly()
    {
        var log = Some.FullLog();
        log.Report(Voice);
        Assert.Equal(Voice.TalkBack, log.State.Dispatch.TalkBack);
        Assert.Equal(ErrorCode.Conflict, log.Refusal(LessonActor.Relay, new OpenTalkBack(Voice.TalkBack with { SourceId = "v-2" })));
        Assert.Empty(log.Report(new CloseTalkBack("v-2")).Events);
        log.Report(new CloseTalkBack("v-1"));
        Assert.Null(log.State.Dispatch.TalkBack);
    }

    [Fact]
    public void TalkBack_IsKnownToTheLecturerAndDirectorsOnly()
    {
        var log = Some.FullLog();
        var begun = log.Report(Voice).Events[0].Body;

        Assert.All([Some.Lecturer, Some.Director], listener => Assert.True(Audience.Sees(listener, begun) && Audience.View(listener, log.State).Dispatch.TalkBack is not null));
        Assert.All([Some.Receiver, Some.Helper, Some.Observer], listener => Assert.False(Audience.Sees(listener, begun) || Audience.View(listener, log.State).Dispatch.TalkBack is not null));
    }
}
