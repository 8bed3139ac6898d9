using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Tests;

/// <summary>A small lesson to test on: lecture room "a", receiving rooms "b" and "c".</summary>
internal static class Some
{
    public static readonly DateTimeOffset Bell = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    public static readonly LessonActor Lecturer = new("a", LessonAuthority.Lecturer);
    public static readonly LessonActor Receiver = new("b", LessonAuthority.Receiver);
    public static readonly LessonActor Director = new("d", LessonAuthority.Director);
    public static readonly LessonActor Observer = new("o", LessonAuthority.Observer);

    public static OpenLesson Opening => new("第五中学-主讲1", Bell, VideoCodec.H264,
    [
        new LessonRoom("a", "第五中学-主讲1", LessonRole.Lecturer, false),
        new LessonRoom("b", "村小一-接收1", LessonRole.Receiver, false),
        new LessonRoom("c", "村小二-接收1", LessonRole.Receiver, false),
    ]);

    public static LessonSource Source(string sourceId, string roomId, SourceKind kind = SourceKind.Camera) => new(sourceId, roomId, kind, "r0");

    public static LessonLog OpenLog()
    {
        var log = new LessonLog("l1");
        Assert.Null(log.Append(LessonActor.Relay, Opening, null, 0).Refusal);
        return log;
    }

    public static LessonAppend Report(this LessonLog log, LessonCommand fact, long timeMs = 0) => log.Append(LessonActor.Relay, fact, null, timeMs);
}
