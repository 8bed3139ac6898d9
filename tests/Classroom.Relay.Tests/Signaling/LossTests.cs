using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Testing.Media;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>What is on air while rooms fall silent, leave and come back, and while the desk is given nonsense, over the real hub and real UDP.</summary>
public sealed class LossTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    [Fact]
    public async Task Room_WhoseCableIsPulledOnAir_IsCoveredAndComesBackByItself()
    {
        await using var lesson = await relay.BeginAsync(1);
        await lesson.PublishAllAsync();
        await using var director = await relay.FollowAsync(lesson, "chen");
        await relay.TakeOverAsync(director);
        await Lesson.DoAsync(director, new SetPreview(Lesson.One(lesson.First)));
        await Lesson.DoAsync(director, new Take(0));
        var bus = relay.Buses.Of(lesson.State.LessonId)!;
        await LiveRelay.EventuallyAsync(() => bus.VideoOnAir is not null);
        var onAir = bus.VideoOnAir;

        await lesson.First.FallSilentAsync().WaitAsync(LiveRelay.Patience);
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Programme is { OnAir.Layout: SceneLayout.Card, Lost.Source.RoomId: { } roomId } && roomId == lesson.First.Welcome.Room!.RoomId);
        await LiveRelay.EventuallyAsync(() => bus.VideoOnAir is null);
        await lesson.First.SpeakAgainAsync().WaitAsync(LiveRelay.Patience);
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Programme is { OnAir.Layout: SceneLayout.One, Lost: null, NoSignal: [] });

        await LiveRelay.EventuallyAsync(() => bus.VideoOnAir == onAir);
    }

    [Fact]
    public async Task Room_ThatReloadsOnAir_IsBackOnAirAsSoonAsItPublishes()
    {
        await using var lesson = await relay.BeginAsync(2);
        await lesson.PublishAllAsync();
        await using var director = await relay.FollowAsync(lesson, "chen");
        await relay.TakeOverAsync(director);
        var lecturer = lesson.Lecturer.Welcome.Room!.RoomId;
        Assert.Equal(lecturer, director.Inbox.Lesson!.Programme.OnAir.Slots[0].RoomId);

        await lesson.Lecturer.DisposeAsync();
        await director.Inbox.Until(inbox => inbox.Lesson!.Programme.OnAir.Layout == SceneLayout.Card).WaitAsync(LiveRelay.Patience);
        await using var again = await relay.EnterAsync(lecturer);
        await again.Inbox.Until(inbox => inbox.Lesson is not null).WaitAsync(LiveRelay.Patience);
        var source = await again.PublishAsync(new Camera(VideoCodec.H264)).WaitAsync(LiveRelay.Patience);

        await director.Inbox.Until(inbox => inbox.Lesson!.Programme is { OnAir.Layout: SceneLayout.One, Lost: null }).WaitAsync(LiveRelay.Patience);
        await LiveRelay.EventuallyAsync(() => relay.Buses.Of(lesson.State.LessonId)!.VideoOnAir == source);
    }

    /// <summary>Each with the reason that the console puts into words, and none changes what is on air.</summary>
    [Fact]
    public async Task Desk_GivenNonsense_RefusesEachWithItsReasonAndKeepsWhatIsOnAir()
    {
        await using var lesson = await relay.BeginAsync(3);
        await lesson.PublishAllAsync();
        await using var director = await relay.FollowAsync(lesson, "chen");
        await relay.TakeOverAsync(director);
        var fine = Lesson.One(lesson.First);
        var before = relay.Board.Find(lesson.State.LessonId)!.State.Programme;
        async Task IsAsync(ErrorCode code, LessonCommand command) => Assert.Equal(code, await Lesson.SendAsync(director, Guid.NewGuid().ToString("n"), command));

        foreach (var wrap in new Func<Scene, LessonCommand>[] { scene => new SetPreview(scene), scene => new KeepPreset(1, "名", scene) })
        {
            await IsAsync(ErrorCode.NotFound, wrap(fine with { Slots = [new SceneSlot(SlotKind.Camera, "receiving-77")] }));
            await IsAsync(ErrorCode.NotFound, wrap(fine with { Sound = new SceneSound(false, ["receiving-77"]) }));
            await IsAsync(ErrorCode.Invalid, wrap(fine with { Slots = [.. Enumerable.Repeat(fine.Slots[0], 9)] }));
            await IsAsync(ErrorCode.Invalid, wrap(fine with { Words = "没有卡片的字" }));
        }

        await IsAsync(ErrorCode.Invalid, new KeepPreset(ContractLimits.MaxPresets + 1, "名", fine));
        await IsAsync(ErrorCode.Invalid, new KeepPreset(1, new string('名', ContractLimits.MaxPresetName + 1), fine));
        await IsAsync(ErrorCode.Invalid, new ShowCrawl(new string('字', ContractLimits.MaxTalkLength + 1)));
        await IsAsync(ErrorCode.Invalid, new Take(ContractLimits.MaxMixMs + 1));
        await IsAsync(ErrorCode.Invalid, new SetChannel(fine.Slots[0].RoomId!, 101, false, false));
        await IsAsync(ErrorCode.NotFound, new SetChannel("receiving-77", 50, false, false));
        await Lesson.DoAsync(director, new SetPreview(fine));
        await lesson.First.DisposeAsync();
        await director.Inbox.Until(inbox => inbox.Lesson!.Sources.All(source => source.RoomId != fine.Slots[0].RoomId)).WaitAsync(LiveRelay.Patience);
        await IsAsync(ErrorCode.SourceGone, new Take(0));

        var after = relay.Board.Find(lesson.State.LessonId)!.State.Programme;
        Assert.Equal((before.Takes, before.OnAir.Slots[0]), (after.Takes, after.OnAir.Slots[0]));
        Assert.NotNull(relay.Buses.Of(lesson.State.LessonId)!.VideoOnAir);
    }
}
