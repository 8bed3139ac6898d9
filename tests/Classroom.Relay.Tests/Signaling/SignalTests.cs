using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons.Ink;
using Classroom.Shared.Contracts.Lessons.Signals;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>Strokes and pointers on their way through the real hub.</summary>
public sealed class SignalTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    private static readonly InkMark Part = new("m1", InkKind.Pen, 0, 120, "AAA");

    [Fact]
    public async Task Signal_OfTheLecturer_ReachesEveryRoomWithLessonTime()
    {
        await using var lesson = await relay.BeginAsync(1);
        for (var from = 0; from < 40; from++)
        {
            Assert.NotNull((await lesson.Lecturer.Hub.Signal(new SignalRequest(lesson.State.LessonId, new StrokeGrown("screen", Part, from))).WaitAsync(LiveRelay.Patience)).Value);
        }

        await lesson.UntilAllAsync(inbox => inbox.Signals.Count == 40);
        foreach (var room in lesson.Rooms)
        {
            Assert.Equal(Enumerable.Range(0, 40), room.Inbox.Signals.Select(sent => Assert.IsType<StrokeGrown>(sent.Signal).From));
            Assert.All(room.Inbox.Signals, sent => Assert.Equal("lecture-01", sent.Actor));
            Assert.Equal(room.Inbox.Signals.Select(sent => sent.TimeMs).Order(), room.Inbox.Signals.Select(sent => sent.TimeMs));
        }
    }

    [Fact]
    public async Task Signal_RefusedOnes_ChangeNothingForAnybody()
    {
        await using var lesson = await relay.BeginAsync(2);
        var id = lesson.State.LessonId;

        Assert.Equal(ErrorCode.Forbidden, await CodeAsync(lesson.First, id, new PointerLeft()));
        Assert.Equal(ErrorCode.Invalid, await CodeAsync(lesson.Lecturer, id, new StrokeGrown("", Part, 0)));
        Assert.Equal(ErrorCode.NotFound, await CodeAsync(lesson.Lecturer, "l-none", new PointerLeft()));

        await using var other = await relay.EnterAsync("lecture-07");
        Assert.Equal(ErrorCode.NotFound, await CodeAsync(other, id, new PointerLeft()));
        Assert.Null(await CodeAsync(lesson.Lecturer, id, new PointerLeft()));
        await lesson.UntilAllAsync(inbox => inbox.Signals.Count == 1);
    }

    [Fact]
    public async Task Signal_Flood_IsRefusedAndTheLessonGoesOn()
    {
        await using var lesson = await relay.BeginAsync(3);
        var answers = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(_ => CodeAsync(lesson.Lecturer, lesson.State.LessonId, new PointerMoved("screen", 1, 1))));

        Assert.InRange(answers.Count(code => code is null), 100, 1_500);
        Assert.All(answers, code => Assert.True(code is null or ErrorCode.TooMany));
        Assert.NotNull((await lesson.Lecturer.Hub.Send(new CommandRequest(lesson.State.LessonId, "c1", new DrawMark("screen", Part))).WaitAsync(LiveRelay.Patience)).Value);
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Ink.Surfaces.Count == 1);
        Assert.InRange(lesson.First.Inbox.Signals.Count, 1, answers.Length / 2);
    }

    [Fact]
    public async Task Send_Flood_IsRefusedAndTheLessonGoesOn()
    {
        await using var lesson = await relay.BeginAsync(4);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3_000).Select(n =>
            lesson.Lecturer.Hub.Send(new CommandRequest(lesson.State.LessonId, $"c{n}", new UndoInk())))).WaitAsync(LiveRelay.Patience);

        Assert.All(answers, answer => Assert.True(answer.Error is null or { Code: ErrorCode.TooMany }));
        Assert.InRange(relay.Refusals.Counts.Single(count => count.Code == "tooMany").Times, answers.Count(answer => answer.Error is not null), long.MaxValue);
        Assert.Contains(answers, answer => answer.Error is not null);
        Assert.Null(await CodeAsync(lesson.Lecturer, lesson.State.LessonId, new PointerLeft()));
    }

    private static async Task<ErrorCode?> CodeAsync(LessonClient client, string lessonId, LessonSignal signal) =>
        (await client.Hub.Signal(new SignalRequest(lessonId, signal)).WaitAsync(LiveRelay.Patience)).Error?.Code;
}
