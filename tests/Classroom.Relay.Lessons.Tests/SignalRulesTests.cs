using Classroom.Relay.Lessons.Signals;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Ink;
using Classroom.Shared.Contracts.Lessons.Signals;

namespace Classroom.Relay.Lessons.Tests;

public sealed class SignalRulesTests
{
    private static readonly InkMark Part = new("m1", InkKind.Pen, 0, 120, "AAA");

    public static TheoryData<string, LessonSignal> Malformed => new()
    {
        { "no surface", new StrokeGrown("", Part, 0) },
        { "no points", new StrokeGrown("screen", Part with { Points = "" }, 0) },
        { "points too long", new StrokeGrown("screen", Part with { Points = string.Concat(Enumerable.Repeat("AAA", 1_000)) }, 0) },
        { "points that are none", new StrokeGrown("screen", Part with { Points = "AA" }, 0) },
        { "words", new StrokeGrown("screen", Part with { Text = "a" }, 0) },
        { "a place before the first", new StrokeGrown("screen", Part, -1) },
        { "a pointer off the page", new PointerMoved("screen", InkPoints.Extent + 1, 0) },
        { "no such mark", new StrokeDropped("") },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Refuse_Malformed_IsInvalid(string because, LessonSignal signal) =>
        Assert.True(SignalRules.Refuse(Some.FullLog().State, Some.Lecturer, signal)?.Code == ErrorCode.Invalid, because);

    [Fact]
    public void Refuse_WhoMayNotDraw_IsForbidden()
    {
        var log = Some.FullLog();
        var signal = new PointerMoved("screen", 1, 1);
        Assert.Null(SignalRules.Refuse(log.State, Some.Lecturer, signal));
        Assert.Null(SignalRules.Refuse(log.State, Some.Director, signal));
        Assert.Equal(ErrorCode.Forbidden, SignalRules.Refuse(log.State, Some.Receiver, signal)?.Code);
        Assert.Equal(ErrorCode.Forbidden, SignalRules.Refuse(log.State, Some.Observer, signal)?.Code);

        log.Do(Some.Lecturer, new AllowDrawing(true));
        log.Do(Some.Lecturer, new CallRoom("b"));
        Assert.Null(SignalRules.Refuse(log.State, Some.Receiver, signal));

        log.Do(Some.Lecturer, new EndLesson());
        Assert.Equal(ErrorCode.LessonEnded, SignalRules.Refuse(log.State, Some.Lecturer, signal)?.Code);
    }
}
