using Classroom.Relay.Situation;
using Classroom.Relay.Timetable;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Tests.Situation;

/// <summary>Planned, late, going on: by the plan and by what is so.</summary>
public sealed class SlotBoardTests
{
    private static readonly DateTimeOffset Eight = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));
    private static readonly PlannedLesson First = Plan("first", 0);
    private static readonly PlannedLesson Second = Plan("second", 40);

    [Theory]
    [InlineData(-16, "")]
    [InlineData(-15, "first planned")]
    [InlineData(1, "first planned")]
    [InlineData(2, "first late")]
    [InlineData(24, "first late")]
    [InlineData(25, "first late, second planned")]
    [InlineData(39, "first late, second planned")]
    [InlineData(40, "second planned")]
    [InlineData(80, "")]
    public void Of_LessonsThatNobodyBegins_ArePlannedThenLateThenGone(int minute, string expected) =>
        Assert.Equal(expected, Told(SlotBoard.Of([First, Second], [], new HashSet<string>(), Eight.AddMinutes(minute))));

    [Fact]
    public void Of_ALessonThatRunsOver_IsItsOwnPlan_AndTheNextIsLate() =>
        Assert.Equal("first live, second late", Told(SlotBoard.Of([First, Second], [("lecture", Live(-3))], new HashSet<string>(), Eight.AddMinutes(43))));

    [Fact]
    public void Of_ALessonBegunInTheBreak_IsTheNearerPlan() =>
        Assert.Equal("second live", Told(SlotBoard.Of([First, Second], [("lecture", Live(38))], new HashSet<string> { "first" }, Eight.AddMinutes(39))));

    [Fact]
    public void Of_ALessonThatWasHeld_IsNotLate() =>
        Assert.Equal("", Told(SlotBoard.Of([First], [], new HashSet<string> { "first" }, Eight.AddMinutes(30))));

    [Fact]
    public void Of_ALessonThatNobodyPlanned_IsThereAllTheSame() =>
        Assert.Equal(" live", Told(SlotBoard.Of([First], [("elsewhere", Live(90))], new HashSet<string>(), Eight.AddMinutes(95))));

    [Fact]
    public void Same_DiffersByAMicrophone()
    {
        var one = SlotBoard.Of([First], [], new HashSet<string>(), Eight);
        Assert.True(SlotBoard.Same(one, SlotBoard.Of([First], [], new HashSet<string>(), Eight.AddSeconds(1))));
        Assert.False(SlotBoard.Same(one, [one[0] with { Receivers = [] }]));
    }

    private static PlannedLesson Plan(string id, int minute) => new(id, "lecture", ["village"], "数学", "圆的面积", Eight.AddMinutes(minute), Eight.AddMinutes(minute + 40));

    private static LessonState Live(int minute) => LessonState.Empty with
    {
        LessonId = "l",
        StartedAt = Eight.AddMinutes(minute),
        Rooms = [new LessonRoom("lecture", "", LessonRole.Lecturer, true), new LessonRoom("village", "", LessonRole.Receiver, true)],
    };

    private static string Told(IReadOnlyList<SlotLesson> lessons) => string.Join(", ", lessons.Select(lesson => $"{lesson.PlanId} {lesson.Stage.ToString().ToLowerInvariant()}"));
}
