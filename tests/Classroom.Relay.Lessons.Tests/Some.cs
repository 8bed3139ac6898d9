using System.Text.Json;
using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Tests;

/// <summary>A small lesson to test on: lecture room "a", receiving rooms "b" and "c".</summary>
internal static class Some
{
    public static readonly DateTimeOffset Bell = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    public static readonly LessonActor Lecturer = new("a", LessonAuthority.Lecturer, "a");
    public static readonly LessonActor Receiver = new("b", LessonAuthority.Receiver, "b");
    public static readonly LessonActor Helper = new("h", LessonAuthority.Helper, "b");
    public static readonly LessonActor Director = new("d", LessonAuthority.Director);
    public static readonly LessonActor Observer = new("o", LessonAuthority.Observer);

    public static OpenLesson Opening => new("第五中学-主讲1", Bell, VideoCodec.H264,
    [
        new LessonRoom("a", "第五中学-主讲1", LessonRole.Lecturer, false),
        new LessonRoom("b", "村小一-接收1", LessonRole.Receiver, false),
        new LessonRoom("c", "村小二-接收1", LessonRole.Receiver, false),
    ]);

    public static LessonSource Source(string sourceId, string roomId, SourceKind kind = SourceKind.Camera) => new(sourceId, roomId, kind, "r0");

    /// <summary>As text, so that two states can be compared whole.</summary>
    public static string Json(LessonState state) => JsonSerializer.Serialize(state, ContractJson.Options);

    /// <summary>A log in which all three rooms are present.</summary>
    public static LessonLog FullLog()
    {
        var log = OpenLog();
        foreach (var room in log.State.Rooms)
        {
            log.Report(new ArriveRoom(room.RoomId));
        }

        return log;
    }

    public static LessonLog OpenLog()
    {
        var log = new LessonLog("l1");
        Assert.Null(log.Append(LessonActor.Relay, Opening, null, 0).Refusal);
        return log;
    }

    public static LessonAppend Report(this LessonLog log, LessonCommand fact, long timeMs = 0) => log.Append(LessonActor.Relay, fact, null, timeMs);

    /// <summary>Gives a command that must be accepted, as its own command.</summary>
    public static IReadOnlyList<LessonEventBody> Do(this LessonLog log, LessonActor actor, LessonCommand command, long timeMs = 0)
    {
        var append = log.Append(actor, command, null, timeMs);
        Assert.Null(append.Refusal);
        return [.. append.Events.Select(next => next.Body)];
    }

    /// <summary>Gives a command that must be refused, and says why it was.</summary>
    public static ErrorCode Refusal(this LessonLog log, LessonActor actor, LessonCommand command) => log.Append(actor, command, null, 0).Refusal!.Code;
}
