using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.Testing;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests.Figures;

/// <summary>How long a class waits: from the press on 上课 to the first decoded frame in each village.</summary>
[Trait("Category", "Figures")]
public sealed class JoinFigures(ITestOutputHelper output)
{
    private const string Teacher = "[data-testid=teacher-view] video";

    /// <summary>Joins that count: those during which the machine's host held back least of its processor time.</summary>
    private const int Joins = 20;

    /// <summary>How many are made at most to find twenty undisturbed ones.</summary>
    private const int MostJoins = 60;

    /// <summary>The acceptance is 500 ms on an idle machine; a machine that runs tests beside its browsers is given this much, and the figure is printed.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Press_ToFirstFrame_IsQuick(int schools)
    {
        await using var stage = await LessonStage.SetAsync();
        var lecture = await stage.EnterRoomAsync(LessonStage.LectureRoom, TestClip.Lecture);
        var villages = new List<Tab>();
        foreach (var (room, clip) in new[] { (LessonStage.FirstVillageRoom, TestClip.FirstVillage), (LessonStage.SecondVillageRoom, TestClip.SecondVillage) }.Take(schools))
        {
            villages.Add(await stage.EnterRoomAsync(room, clip));
        }

        var joins = new List<(double Ms, double Stolen)>();
        while (joins.Count(join => join.Stolen <= Looks.Disturbed) < Joins && joins.Count < MostJoins)
        {
            foreach (var village in villages)
            {
                await Expect(village.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();
            }

            var stolen = new StolenTime();
            var frames = Task.WhenAll(villages.Select(village => village.FirstFrameInstantAsync(Teacher, LessonStage.Patience)));
            var pressed = await lecture.PressAsync("start-lesson");
            joins.AddRange((await frames).Select(frame => (frame - pressed, stolen.Share)));
            await lecture.HoldAsync("end-lesson", shown: "lecture-standby");
        }

        output.WriteLine(string.Join(", ", joins.Select(join => $"{join.Ms:F0} ({join.Stolen:P0} stolen)")));
        var counted = joins.OrderBy(join => join.Stolen).Take(Joins).Select(join => join.Ms).Order().ToArray();
        var (p50, p95) = (counted[counted.Length / 2], counted[(int)Math.Ceiling(counted.Length * 0.95) - 1]);
        output.WriteLine($"press to first frame, {schools} at once, {counted.Length} of {joins.Count} joins: p50 {p50:F0} ms, p95 {p95:F0} ms, most {counted[^1]:F0} ms");
        Assert.True(p95 <= Limit.TotalMilliseconds, $"p95 {p95:F0} ms");
    }
}
