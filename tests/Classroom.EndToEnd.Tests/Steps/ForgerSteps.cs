using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.Shared.Contracts.Hub;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests.Steps;

/// <summary>People and rooms that give a director's commands without being one: refused, and nothing on air changes.</summary>
internal static class ForgerSteps
{
    /// <summary>The own sessions of an observer and of a teacher give a director's commands by hand; every other role is tried at the hub.</summary>
    public static async Task ForgedByAPersonIsRefusedAsync(this Tab holder, LessonStage stage, Tab village)
    {
        foreach (var role in new[] { Role.Observer, Role.Teacher })
        {
            var forger = await stage.EnterWallAsync(role);
            await ForgedIsRefusedAsync(holder, forger);
            await forger.DisposeAsync();
        }

        await village.ShowsAsync(TestClip.Lecture);
    }

    /// <summary>The same with the lecture room's own key; the page, whose place the forger took, is loaded again, and on air again.</summary>
    public static async Task ForgedByTheLectureRoomIsRefusedAsync(this Tab holder, Tab lecture, Tab village)
    {
        await ForgedIsRefusedAsync(holder, lecture);
        await lecture.Page.ReloadAsync();
        await Expect(holder.Page.GetByTestId("alarm")).ToHaveCountAsync(0);
        await village.ShowsAsync(TestClip.Lecture);
    }

    private static async Task ForgedIsRefusedAsync(Tab holder, Tab forger)
    {
        var lessonId = holder.Page.Url.Split('/')[^1];
        await forger.Page.EvaluateAsync(Browser.Script("forge.js"));
        foreach (var command in new[] { "{\"type\":\"takeDesk\"}", "{\"type\":\"take\",\"mixMs\":0}", "{\"type\":\"setProgrammeMode\",\"mode\":\"teacher\"}" })
        {
            Assert.Equal("forbidden", await forger.Page.EvaluateAsync<string>("([lesson, command]) => forge(lesson, JSON.parse(command))", new[] { lessonId, command }));
        }
    }
}
