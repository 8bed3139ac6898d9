using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;

namespace Classroom.Relay.Lessons.Tests;

public sealed class FloorTests
{
    private static readonly LessonActor OtherReceiver = new("c", LessonAuthority.Receiver, "c");

    [Fact]
    public void RaiseHand_Twice_KeepsItsPlaceInTheQueue()
    {
        var log = Some.FullLog();
        log.Do(Some.Receiver, new RaiseHand(12), 1_000);
        log.Do(OtherReceiver, new RaiseHand(), 2_000);

        Assert.Empty(log.Do(Some.Receiver, new RaiseHand(12), 3_000));
        Assert.Equal([new Hand("b", 12, 1_000), new Hand("c", null, 2_000)], log.State.Floor.Hands);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ContractLimits.MaxSeat + 1)]
    public void RaiseHand_OfNoSuchSeat_IsRefused(int seat) => Assert.Equal(ErrorCode.Invalid, Some.FullLog().Refusal(Some.Receiver, new RaiseHand(seat)));

    [Fact]
    public void RaiseHand_ByAnyoneButAReceivingRoom_IsForbidden()
    {
        foreach (var actor in new[] { Some.Lecturer, Some.Director, Some.Observer, LessonActor.Relay })
        {
            Assert.Equal(ErrorCode.Forbidden, Some.FullLog().Refusal(actor, new RaiseHand()));
        }
    }

    [Fact]
    public void Helper_ActsForItsRoomAndNoOther()
    {
        var log = Some.FullLog();

        Assert.Equal([new HandRaised("b", 12)], log.Do(Some.Helper, new RaiseHand(12)));
        Assert.Equal([new HandLowered("b", 12)], log.Do(Some.Helper, new LowerHand("b", 12)));
        Assert.Equal([new MicrophoneSet("b", Microphone.MutedByRoom)], log.Do(Some.Helper, new SetMicrophone("b", Open: false)));
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Helper, new SetMicrophone("c", Open: false)));
        foreach (var command in new LessonCommand[] { new LowerHands(), new CallRoom("b"), new EndCall(), new SetMicrophones(false), new EndLesson(), new ArriveRoom("b") })
        {
            Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Helper, command));
        }
    }

    [Fact]
    public void LowerHand_OfAnotherRoom_IsForReceiversForbidden()
    {
        var log = Some.FullLog();
        log.Do(Some.Receiver, new RaiseHand());

        Assert.Equal(ErrorCode.Forbidden, log.Refusal(OtherReceiver, new LowerHand("b")));
        Assert.Equal([new HandLowered("b")], log.Do(Some.Lecturer, new LowerHand("b")));
        Assert.Empty(log.Do(Some.Lecturer, new LowerHand("b")));
    }

    [Fact]
    public void LowerHands_ByTheTeacher_EmptiesTheQueueAndCountsTheWaits()
    {
        var log = Some.FullLog();
        log.Do(Some.Receiver, new RaiseHand(1), 1_000);
        log.Do(Some.Receiver, new RaiseHand(2), 2_000);

        log.Do(Some.Lecturer, new LowerHands(), 5_000);

        Assert.Empty(log.State.Floor.Hands);
        Assert.Equal((2, 7_000), (Of(log, "b").Waits, Of(log, "b").WaitedMs));
    }

    [Fact]
    public void CallRoom_WithAHandUp_AnswersItAndCountsItsWait()
    {
        var log = Some.FullLog();
        log.Do(Some.Receiver, new RaiseHand(12), 1_000);
        log.Do(Some.Receiver, new RaiseHand(3), 2_000);

        Assert.Equal([new RoomCalled("b", 3, Microphone.Open)], log.Do(Some.Lecturer, new CallRoom("b", 3), 6_000));

        Assert.Equal([new Hand("b", 12, 1_000)], log.State.Floor.Hands);
        Assert.Equal((1, 1, 4_000), (Of(log, "b").Calls, Of(log, "b").Waits, Of(log, "b").WaitedMs));
    }

    [Fact]
    public void CallRoom_WhileAnotherIsCalled_EndsThatCallFirst()
    {
        var log = Some.FullLog();
        log.Do(Some.Lecturer, new SetMicrophones(false));
        log.Do(Some.Lecturer, new CallRoom("b"));

        var events = log.Do(Some.Director, new CallRoom("c"));

        Assert.Equal(
            [
                new CallEnded("b"), new MicrophoneSet("b", Microphone.Muted),
                new MicrophoneSet("c", Microphone.Open), new RoomCalled("c", null, Microphone.Muted),
            ],
            events);
    }

    [Fact]
    public void CallRoom_OfAnotherSeatInTheRoom_StillEndsWithTheMicrophoneAsItWas()
    {
        var log = Some.FullLog();
        log.Do(Some.Lecturer, new SetMicrophone("b", false));
        log.Do(Some.Lecturer, new CallRoom("b", 1));
        log.Do(Some.Lecturer, new CallRoom("b", 2));
        Assert.Equal(Microphone.Open, Of(log, "b").Microphone);

        log.Do(Some.Lecturer, new EndCall());

        Assert.Equal(Microphone.Muted, Of(log, "b").Microphone);
        Assert.Null(log.State.Floor.Call);
    }

    [Fact]
    public void CallRoom_Twice_ChangesNothing()
    {
        var log = Some.FullLog();
        log.Do(Some.Lecturer, new CallRoom("b"));
        Assert.Empty(log.Do(Some.Lecturer, new CallRoom("b")));
    }

    [Fact]
    public void CallRoom_ThatIsAwayOrNoReceiver_IsRefused()
    {
        var log = Some.FullLog();
        log.Report(new DepartRoom("c"));

        Assert.Equal(ErrorCode.Conflict, log.Refusal(Some.Lecturer, new CallRoom("c")));
        Assert.Equal(ErrorCode.NotFound, log.Refusal(Some.Lecturer, new CallRoom("a")));
        Assert.Equal(ErrorCode.NotFound, log.Refusal(Some.Lecturer, new CallRoom("z")));
        Assert.Equal(ErrorCode.Invalid, log.Refusal(Some.Lecturer, new CallRoom("b", 0)));
    }

    [Fact]
    public void SetMicrophones_DuringACall_HoldsAfterIt()
    {
        var log = Some.FullLog();
        log.Do(Some.Lecturer, new SetMicrophones(false));
        log.Do(Some.Lecturer, new CallRoom("b"));
        log.Do(Some.Lecturer, new SetMicrophones(true));

        log.Do(Some.Lecturer, new EndCall());

        Assert.Equal(Microphone.Open, Of(log, "b").Microphone);
    }

    [Fact]
    public void SetMicrophone_ByTheRoomItself_OpensOnlyWhatItClosed()
    {
        var log = Some.FullLog();
        Assert.Equal([new MicrophoneSet("b", Microphone.MutedByRoom)], log.Do(Some.Receiver, new SetMicrophone("b", false)));
        Assert.Equal([new MicrophoneSet("b", Microphone.Open)], log.Do(Some.Receiver, new SetMicrophone("b", true)));

        log.Do(Some.Lecturer, new SetMicrophone("b", false));

        Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Receiver, new SetMicrophone("b", true)));
        Assert.Empty(log.Do(Some.Receiver, new SetMicrophone("b", false)));
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(OtherReceiver, new SetMicrophone("b", false)));
    }

    [Fact]
    public void Open_WithManyReceivingRooms_BeginsWithTheirMicrophonesClosed()
    {
        var opening = Some.Opening;
        LessonRoom[] many = [.. opening.Rooms, new LessonRoom("d", "d", LessonRole.Receiver, false), new LessonRoom("e", "e", LessonRole.Receiver, false)];
        var log = new LessonLog("l1");

        log.Report(opening with { Rooms = many });

        Assert.Equal(Microphone.Open, Of(log, "a").Microphone);
        Assert.All(log.State.Floor.Rooms.Skip(1), room => Assert.Equal(Microphone.Muted, room.Microphone));
    }

    [Fact]
    public void ReportSpeech_ThroughAnOpenMicrophone_IsCounted()
    {
        var log = Some.FullLog();
        log.Report(new ReportSpeech("b", 2_000), 10_000);
        log.Report(new ReportSpeech("b", 500), 20_000);
        Assert.Equal((2_500, 20_000), (Of(log, "b").SpokenMs, Of(log, "b").LastSpokenMs));
    }

    [Fact]
    public void ReportSpeech_AfterAPause_BeginsANewTurn()
    {
        var log = Some.FullLog();
        log.Report(new ReportSpeech("b", 2_000), 10_000);
        log.Report(new ReportSpeech("b", 700), 13_900);
        Assert.Equal(2_700, Of(log, "b").TurnMs);
        log.Report(new ReportSpeech("b", 700), 13_900 + FloorRoom.TurnPauseMs);
        Assert.Equal(700, Of(log, "b").TurnMs);
    }

    [Fact]
    public void ReportSpeech_ThroughAClosedMicrophone_IsPointedOutOnceInHalfAMinute()
    {
        var log = Some.FullLog();
        log.Do(Some.Lecturer, new SetMicrophone("b", false));

        Assert.Single(log.Report(new ReportSpeech("b", 900), 1_000).Events);
        Assert.Empty(log.Report(new ReportSpeech("b", 900), 30_000).Events);
        Assert.Single(log.Report(new ReportSpeech("b", 900), 31_000).Events);
        Assert.Equal(0, Of(log, "b").SpokenMs);
    }

    [Fact]
    public void Depart_WithAHandUpAndTheFloor_KeepsBothForWhenItIsBack()
    {
        var log = Some.FullLog();
        log.Do(Some.Receiver, new RaiseHand());
        log.Do(Some.Lecturer, new CallRoom("c"));

        log.Report(new DepartRoom("b"));
        log.Report(new DepartRoom("c"));

        Assert.Equal("b", Assert.Single(log.State.Floor.Hands).RoomId);
        Assert.Equal("c", log.State.Floor.Call?.RoomId);
    }

    private static FloorRoom Of(LessonLog log, string roomId) => log.State.Floor.Rooms.Single(room => room.RoomId == roomId);
}
