using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>How long a class waits: from the press on 上课 to the first decoded frame in each village. Twenty joins.</summary>
public sealed class JoinTests(ITestOutputHelper output)
{
    private const string Teacher = "[data-testid=teacher-view] video";
    private const int Joins = 20;

    /// <summary>The target is 500 ms; three browsers with their encoders share two cores with other work here, so the test fails only well above it.</summary>
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

        var waits = new List<double>();
        while (waits.Count < Joins)
        {
            foreach (var village in villages)
            {
                await Expect(village.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();
            }

            var frames = Task.WhenAll(villages.Select(village => village.FirstFrameInstantAsync(Teacher, LessonStage.Patience)));
            var pressed = await lecture.PressAsync("start-lesson");
            waits.AddRange((await frames).Select(frame => frame - pressed));
            await lecture.Page.GetByTestId("end-lesson").ClickAsync(new() { Delay = 1500 });
        }

        output.WriteLine(string.Join(", ", waits.Select(wait => $"{wait:F0}")));
        var ordered = waits.Order().ToArray();
        var p95 = ordered[(int)Math.Ceiling(ordered.Length * 0.95) - 1];
        output.WriteLine($"press to first frame, {schools} at once, {ordered.Length} joins: p50 {ordered[ordered.Length / 2]:F0} ms, p95 {p95:F0} ms, most {ordered[^1]:F0} ms");
        Assert.True(p95 <= Limit.TotalMilliseconds, $"p95 {p95:F0} ms");
    }
}
