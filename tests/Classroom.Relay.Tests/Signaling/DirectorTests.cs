using Classroom.Relay.Media.Routing;
using Classroom.Relay.Programme;
using Classroom.Relay.Signaling;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>Directors at the desk of a live lesson, over the real hub and real UDP.</summary>
public sealed class DirectorTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    [Fact]
    public async Task FollowLesson_ByADirector_TellsItsStateAndEventsAndIsInTheRoll()
    {
        await using var lesson = await relay.BeginAsync(1);
        await using var director = await relay.FollowAsync(lesson, "chen");

        await Lesson.DoAsync(director, new TakeDesk());
        await director.Inbox.Until(inbox => inbox.Lesson!.Programme.Desk?.PersonId == "chen").WaitAsync(LiveRelay.Patience);

        Assert.Equal("chen", Assert.Single(director.Inbox.Lesson!.Roll.People).PersonId);
        LessonClient.Value(await director.Hub.UnfollowLesson(new FollowLessonRequest(lesson.State.LessonId)).WaitAsync(LiveRelay.Patience));
        Assert.Empty(relay.Board.Find(lesson.State.LessonId)!.State.Roll.People);
    }

    [Theory]
    [InlineData(Role.Observer, 2)]
    [InlineData(Role.Teacher, 6)]
    public async Task AnyoneElse_ForgingADirectorsCommands_IsForbiddenEach(Role role, int number)
    {
        await using var lesson = await relay.BeginAsync(number);
        await using var director = await relay.FollowAsync(lesson, "chen");
        await Lesson.DoAsync(director, new TakeDesk());
        await using var forger = await relay.EnterAsync(role, $"{role}");
        var lessonId = lesson.State.LessonId;
        var seq = relay.Board.Find(lessonId)!.State.Seq;

        Assert.Equal(ErrorCode.Forbidden, (await forger.Hub.FollowLesson(new FollowLessonRequest(lessonId))).Error?.Code);
        foreach (var command in new LessonCommand[] { new TakeDesk(), new SetProgrammeMode(ProgrammeMode.Manual), new Take(0), new MuteProgramme(true), new ShowCrawl("请看这里") })
        {
            foreach (var client in new[] { forger, lesson.Lecturer, lesson.First })
            {
                Assert.Equal(ErrorCode.Forbidden, (await client.Hub.Send(new CommandRequest(lessonId, $"{command.GetType().Name}", command))).Error?.Code);
            }
        }

        Assert.Equal(seq, relay.Board.Find(lessonId)!.State.Seq);
    }

    [Fact]
    public async Task TwoDirectors_PressingTakeAtOnce_GiveOneConsistentResult()
    {
        await using var lesson = await relay.BeginAsync(3);
        await lesson.PublishAllAsync();
        await using var holder = await relay.FollowAsync(lesson, "chen");
        await using var other = await relay.FollowAsync(lesson, "li");
        await relay.TakeOverAsync(holder);
        await Lesson.DoAsync(holder, new SetPreview(Lesson.One(lesson.First)));
        await Lesson.DoAsync(other, new AskForDesk());

        var presses = Enumerable.Range(0, 50).SelectMany(n => new[] { Lesson.SendAsync(holder, $"h{n}", new Take(0)), Lesson.SendAsync(other, $"o{n}", new Take(0)) });
        var answers = await Task.WhenAll(presses).WaitAsync(LiveRelay.Patience);

        var state = relay.Board.Find(lesson.State.LessonId)!.State;
        Assert.Equal(50, answers.Count(code => code == ErrorCode.DeskHeld));
        Assert.Equal(state.Programme.Takes - 1, answers.Count(code => code is null));
        await Task.WhenAll(new[] { holder, other, lesson.First, lesson.Second }.Select(client => client.Inbox.Until(inbox =>
            inbox.Lesson!.Programme.Takes == state.Programme.Takes && inbox.Lesson.Programme.OnAir.Slots[0] == state.Programme.OnAir.Slots[0]))).WaitAsync(LiveRelay.Patience);
    }

    [Fact]
    public async Task Take_OfARoom_IsWhatTheProgrammeCarriesAndWhatTheOthersMayReceive()
    {
        await using var lesson = await relay.BeginAsync(4);
        await lesson.PublishAllAsync();
        await using var director = await relay.FollowAsync(lesson, "chen");
        await relay.TakeOverAsync(director);
        var first = lesson.State.Sources.Single(source => source.RoomId == lesson.First.Welcome.Room!.RoomId && source.Kind == SourceKind.Camera);
        Assert.Equal(ErrorCode.Forbidden, await ConsumeAsync(lesson.Second, first));

        await Lesson.DoAsync(director, new SetPreview(Lesson.One(lesson.First)));
        await Lesson.DoAsync(director, new Take(0));

        await lesson.Second.Inbox.Until(inbox => inbox.Lesson!.Programme.OnAir.Slots is [{ RoomId: { } roomId }] && roomId == first.RoomId).WaitAsync(LiveRelay.Patience);
        var programme = first with { SourceId = ProgrammeBus.VideoIdOf(lesson.State.LessonId) };
        var seen = (await lesson.Second.ReceiveAsync([programme]).WaitAsync(LiveRelay.Patience)).Values.Single();
        await seen.More(50).WaitAsync(LiveRelay.Patience);
        Assert.Null(await ConsumeAsync(lesson.Second, first));
    }

    [Fact]
    public async Task Holder_WhoComesBackInTime_HoldsTheDeskStill()
    {
        await using var lesson = await relay.BeginAsync(5);
        await using var holder = await relay.FollowAsync(lesson, "chen");
        await using var other = await relay.FollowAsync(lesson, "li");
        await Lesson.DoAsync(holder, new TakeDesk());

        await holder.LoseConnectionAsync().WaitAsync(LiveRelay.Patience);
        Assert.Equal(ErrorCode.DeskHeld, await Lesson.SendAsync(other, "early", new TakeDesk()));
        await holder.ReturnAsync().WaitAsync(LiveRelay.Patience);
        Assert.Equal(ErrorCode.DeskHeld, await Lesson.SendAsync(other, "late", new TakeDesk()));
        await Lesson.DoAsync(holder, new SetProgrammeMode(ProgrammeMode.Manual));

        await holder.DisposeAsync();

        Assert.Null(await Lesson.SendAsync(other, "then", new TakeDesk()));
    }

    private static async Task<ErrorCode?> ConsumeAsync(LessonClient client, LessonSource source)
    {
        var (_, transportId) = await client.ReceiverAsync(source.RouterId).WaitAsync(LiveRelay.Patience);
        var request = new ConsumeRequest(transportId, [source.SourceId], ContractMapping.ToWire(RouterCapabilities.Default));
        return (await client.Hub.Consume(request).WaitAsync(LiveRelay.Patience)).Error?.Code;
    }
}
