using System.Text.Json;
using Classroom.Relay.County.Entities;
using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Ink;
using Classroom.Testing.Database;

namespace Classroom.Benchmarks.Hub;

/// <summary>A lesson of two hours as a relay would have kept it: a teacher who writes two strokes a second over a hundred pages, nearly all the ink that a lesson may hold, hands that go up and down, rooms that speak.</summary>
internal static class LongLesson
{
    public const string Id = "l-20260901-long";

    private const string LectureRoom = "lecture-01";
    private const int Pages = 100;
    private const int Tenth = 10;
    private const int PointsOfStroke = 16;

    private static readonly TimeSpan Length = TimeSpan.FromHours(2);

    /// <summary>Its receiving rooms, of the demo county.</summary>
    public static IReadOnlyList<string> Receivers { get; } = ["receiving-01", "receiving-02"];

    /// <summary>Writes it into a county's database while no relay runs. It began two hours ago and goes on.</summary>
    public static async Task WriteAsync(CountyStore store, int events)
    {
        var startedAt = DateTimeOffset.UtcNow - Length;
        await using var context = store.Open();
        context.Lessons.Add(new LessonRecord { Id = Id, LectureRoomId = LectureRoom, StartedAt = startedAt });
        context.LessonEvents.AddRange(Play(startedAt, events).Select(next => new LessonEventRecord
        {
            LessonId = Id,
            Seq = next.Seq,
            TimeMs = next.TimeMs,
            Actor = next.Actor,
            Body = JsonSerializer.Serialize(next.Body, ContractJson.Options),
        }));
        await context.SaveChangesAsync();
    }

    /// <summary>By the relay's own rules, so that nothing stands in the log that could not.</summary>
    private static List<LessonEvent> Play(DateTimeOffset startedAt, int events)
    {
        var log = new LessonLog(Id);
        var played = new List<LessonEvent>();
        var teacher = new LessonActor(LectureRoom, LessonAuthority.Lecturer, LectureRoom);
        var pupils = new LessonActor(Receivers[0], LessonAuthority.Receiver, Receivers[0]);
        Give(LessonActor.Relay, new OpenLesson("二次函数", startedAt, VideoCodec.H264, [new(LectureRoom, "主讲", LessonRole.Lecturer, false), .. Receivers.Select(room => new LessonRoom(room, room, LessonRole.Receiver, false))]));
        Give(LessonActor.Relay, new ArriveRoom(LectureRoom));
        Give(LessonActor.Relay, new ArriveRoom(Receivers[0]));
        for (var step = 0; played.Count < events; step++)
        {
            switch (step % Tenth)
            {
                case 0:
                    Give(pupils, new RaiseHand(1 + (step / Tenth % ContractLimits.MaxSeat)));
                    break;
                case 5:
                    Give(teacher, new LowerHands());
                    break;
                case 7:
                    Give(LessonActor.Relay, new ReportSpeech(Receivers[0], 2000));
                    break;
                default:
                    Give(teacher, new DrawMark($"page/{played.Count * Pages / events}", Stroke(step)));
                    break;
            }
        }

        return played;

        void Give(LessonActor actor, LessonCommand command)
        {
            var append = log.Append(actor, command, null, (long)Length.TotalMilliseconds * played.Count / events);
            if (append.Refusal is { } refusal)
            {
                throw new InvalidOperationException($"{command}: {refusal.Message}");
            }

            played.AddRange(append.Events);
        }
    }

    /// <summary>A short line with the jitter of a hand; the same each time.</summary>
    private static InkMark Stroke(int step)
    {
        var random = new Random(step);
        var (x, y) = (random.Next(InkPoints.Extent / 2), random.Next(InkPoints.Extent / 2));
        var points = Enumerable.Range(0, PointsOfStroke).Select(_ => new InkPoint(x += random.Next(200), y += random.Next(200), 100 + random.Next(50)));
        return new InkMark($"m{step}", InkKind.Pen, step % ContractLimits.MaxInkColour, 100, InkPoints.Encode(points));
    }
}
