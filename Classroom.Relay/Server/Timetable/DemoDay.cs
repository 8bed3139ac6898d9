using Classroom.Relay.County;
using Classroom.Shared.Contracts.County;

namespace Classroom.Relay.Timetable;

/// <summary>A few lessons of the demo county around the moment it is looked at, back to back as every school's.</summary>
internal static class DemoDay
{
    private const int Slots = 3;

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(40);
    private static readonly TimeSpan Break = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    private static readonly (string Subject, string Title)[] Topics =
        [("数学", "圆的面积"), ("语文", "桂林山水"), ("英语", "Unit 3 My weekend plan"), ("科学", "水的三态"), ("美术", "剪纸里的线条"), ("音乐", "花儿与少年")];

    /// <summary>The slot that begins next, so that nobody is late yet, and those after it; every lecture room that rooms follow gives its own lessons.</summary>
    public static IReadOnlyList<PlanDraft> Around(RoomDirectory rooms, DateTimeOffset now)
    {
        var first = new DateTimeOffset(now.Ticks - (now.Ticks % Step.Ticks), now.Offset) + Step;
        var lecturers = rooms.Rooms.Where(room => room is { Identity.Kind: RoomKind.Lecture, ReceiverIds.Count: > 0 }).ToArray();
        return
        [
            .. from slot in Enumerable.Range(0, Slots)
               let starts = first + (slot * (Length + Break))
               from index in Enumerable.Range(0, lecturers.Length)
               let topic = Topics[(slot + index) % Topics.Length]
               select new PlanDraft(0, lecturers[index].Identity.RoomId, lecturers[index].ReceiverIds, topic.Subject, topic.Title, starts, starts + Length),
        ];
    }
}
