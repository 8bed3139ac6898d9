using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>How long a class waits: from the press on 上课 to the first decoded frame in each of two villages.</summary>
public sealed class JoinTests(ITestOutputHelper output)
{
    private const string Teacher = "[data-testid=teacher-view] video";
    private const int Lessons = 10;

    /// <summary>The target is 500 ms; three browsers with their encoders share two cores with other work here, so the test fails only well above it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Press_ToFirstFrame_IsQuick()
    {
        await using var stage = await LessonStage.SetAsync();
        var lecture = await stage.EnterRoomAsync(LessonStage.LectureRoom, TestClip.Lecture);
        Tab[] villages =
        [
            await stage.EnterRoomAsync(LessonStage.FirstVillageRoom, TestClip.FirstVillage),
            await stage.EnterRoomAsync(LessonStage.SecondVillageRoom, TestClip.SecondVillage),
        ];
        var waits = new List<double>();
        for (var lesson = 0; lesson < Lessons; lesson++)
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
        output.WriteLine($"press to first frame, {ordered.Length} joins: p50 {ordered[ordered.Length / 2]:F0} ms, p95 {p95:F0} ms, most {ordered[^1]:F0} ms");
        Assert.True(p95 <= Limit.TotalMilliseconds, $"p95 {p95:F0} ms");
    }
}
