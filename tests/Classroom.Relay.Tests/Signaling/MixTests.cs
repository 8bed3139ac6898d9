using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Live;
using Classroom.Relay.Programme;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>A mix in a live lesson: the picture it is from, on its own track, with rooms over real UDP.</summary>
public sealed class MixTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    [Fact]
    public async Task Mix_GoesOnWithTheFormerPictureUntilItEndsAndSendsNothingOtherwise()
    {
        await using var lesson = await relay.BeginAsync(1);
        await lesson.PublishAllAsync();
        await using var director = await relay.FollowAsync(lesson, "chen");
        await relay.TakeOverAsync(director);
        var seen = await lesson.Second.ReceiveAsync(Programme(lesson)).WaitAsync(LiveRelay.Patience);
        var (programme, former) = (seen[ProgrammeBus.VideoIdOf(lesson.State.LessonId)], seen[ProgrammeBus.FormerIdOf(lesson.State.LessonId)]);

        var bus = relay.Buses.Of(lesson.State.LessonId)!;
        var (from, to) = (lesson.Lecturer, lesson.First);
        await MixAsync(director, to, 0);
        await programme.More(50).WaitAsync(LiveRelay.Patience);
        Assert.Equal(0, former.Packets);

        // The link has to be known for a good one first, which on busy cores may take a while: mixes until then send one picture. And where this thread
        // is held for seconds, a mix is over before it is looked at.
        var isCarried = false;
        for (var begun = TimeProvider.System.GetTimestamp(); former.Packets == 0 || !isCarried;)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < LiveRelay.Patience, "no mix was sent with a second picture");
            (from, to) = (to, from);
            await MixAsync(director, to, 1_000);
            isCarried |= (bus.FormerOnAir, bus.VideoOnAir) == (Camera(lesson, from), Camera(lesson, to));
            await programme.More(50).WaitAsync(LiveRelay.Patience);
        }

        await former.FirstPicture.WaitAsync(LiveRelay.Patience);
        await EndAsync(lesson);
        await programme.More(10).WaitAsync(LiveRelay.Patience);
        var packets = former.Packets;
        await programme.More(100).WaitAsync(LiveRelay.Patience);
        Assert.Equal(packets, former.Packets);
        Assert.Equal(0, former.Missing);
        Assert.Empty(lesson.Second.Inbox.ClosedConsumers);
    }

    [Fact]
    public async Task Mix_WhoseFormerRoomLeaves_GoesOnAndTheNextOneMixesAgain()
    {
        await using var lesson = await relay.BeginAsync(2);
        await lesson.PublishAllAsync();
        await using var director = await relay.FollowAsync(lesson, "li");
        await relay.TakeOverAsync(director);
        var seen = (await lesson.Second.ReceiveAsync(Programme(lesson)[..1]).WaitAsync(LiveRelay.Patience)).Values.Single();
        await MixAsync(director, lesson.First, 0);
        await MixAsync(director, lesson.Lecturer, 1_000);

        relay.Board.Find(lesson.State.LessonId)!.Report(new DepartRoom(lesson.First.Welcome.Room!.RoomId));

        var bus = relay.Buses.Of(lesson.State.LessonId)!;
        await LiveRelay.EventuallyAsync(() => bus.FormerOnAir is null);
        await seen.More(50).WaitAsync(LiveRelay.Patience);
        await EndAsync(lesson);
        Assert.Equal(Lesson.One(lesson.Lecturer).Slots, lesson.State.Programme.OnAir.Slots);
        Assert.Empty(lesson.Second.Inbox.ClosedConsumers);
        Assert.Equal(0, await relay.MediaFaultsAsync());
    }

    [Fact]
    public async Task Former_IsForWhomTheProgrammeIsForAndEndsWithTheLesson()
    {
        await using var lesson = await relay.BeginAsync(3);
        await lesson.PublishAllAsync();
        var former = Programme(lesson)[1..];
        await using var stranger = await relay.EnterAsync("receiving-09");
        await Assert.ThrowsAsync<RefusedException>(() => stranger.ReceiveAsync(former).WaitAsync(LiveRelay.Patience));
        Assert.Single(await lesson.Second.ReceiveAsync(former).WaitAsync(LiveRelay.Patience));

        Assert.Null(relay.Board.Find(lesson.State.LessonId)!.Report(new EndLesson()).Refusal);

        await lesson.Second.Inbox.Until(inbox => inbox.ClosedConsumers.Count == 1).WaitAsync(LiveRelay.Patience);
        Assert.Null(relay.Sources.Find(former[0].SourceId));
    }

    private async Task MixAsync(LessonClient director, LessonClient to, int mixMs)
    {
        relay.Clock.Advance(TimeSpan.FromSeconds(1));
        await Lesson.DoAsync(director, new SetPreview(Lesson.One(to)));
        await Lesson.DoAsync(director, new Take(mixMs));
    }

    /// <summary>Lets the time of a mix pass; the relay looks once a second.</summary>
    private async Task EndAsync(Lesson lesson)
    {
        relay.Clock.Advance(TimeSpan.FromSeconds(2));
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Programme.Former is null);
    }

    private static string Camera(Lesson lesson, LessonClient room) =>
        lesson.State.Sources.Single(source => source.RoomId == room.Welcome.Room!.RoomId && source.Kind == SourceKind.Camera).SourceId;

    /// <summary>The programme's picture, and the one that a mix is from, as sources of the lesson's router.</summary>
    private static LessonSource[] Programme(Lesson lesson) =>
    [
        lesson.State.Sources[0] with { SourceId = ProgrammeBus.VideoIdOf(lesson.State.LessonId) },
        lesson.State.Sources[0] with { SourceId = ProgrammeBus.FormerIdOf(lesson.State.LessonId) },
    ];
}
