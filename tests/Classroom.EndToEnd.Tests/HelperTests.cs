using System.Text.RegularExpressions;
using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.EndToEnd.Tests.Steps;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>A teacher in a village room with a phone, and the room's own keys.</summary>
public sealed class HelperTests(SharedHosts hosts) : IClassFixture<SharedHosts>
{
    [Fact]
    public async Task Phone_ByTheCodeOnTheScreen_RaisesHandsCallsTheRollAndOutlivesAReload()
    {
        var rooms = LessonStage.RoomsOf(1);
        await using var stage = hosts.Set();
        var village = await stage.EnterRoomAsync(rooms.FirstVillage, TestClip.FirstVillage);
        var lecture = await stage.EnterRoomAsync(rooms.Lecture, TestClip.Lecture);
        var phone = (await stage.HelpAsync(village)).Page;
        Assert.DoesNotContain("#", phone.Url, StringComparison.Ordinal);

        await lecture.Page.GetByTestId("start-lesson").ClickAsync();
        await phone.GetByTestId("seat-12").ClickAsync();
        await Expect(lecture.Page.GetByTestId("hand")).ToContainTextAsync("12 号");

        await phone.GetByTestId("tool-roll").ClickAsync();
        await phone.GetByTestId("absent-3").ClickAsync();
        await phone.GetByTestId("late-5").ClickAsync();
        await phone.GetByTestId("absent-7").ClickAsync();
        await phone.GetByTestId("hand-in").ClickAsync();
        await Expect(lecture.Page.GetByTestId("roll")).ToHaveTextAsync("到 28 / 30");

        await phone.ReloadAsync();
        await phone.GetByTestId("tool-roll").ClickAsync();
        await Expect(phone.GetByTestId("mark-3")).ToHaveAttributeAsync("data-attendance", "absent");

        await lecture.Page.GetByTestId("talk").ClickAsync();
        await lecture.Page.GetByTestId($"talk-room-{rooms.FirstVillage}").ClickAsync();
        await lecture.Page.GetByTestId("send-hand-over").ClickAsync();
        await Expect(phone.GetByTestId("teacher-card")).ToContainTextAsync("交给你了");
        await Expect(village.Page.GetByText("交给你了")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Keys_OfTheRoom_RaiseItsHandAndCallForHelpWithTheLinksFigures()
    {
        var rooms = LessonStage.RoomsOf(2);
        await using var stage = hosts.Set();
        var village = await stage.EnterRoomAsync(rooms.FirstVillage, TestClip.FirstVillage);
        var lecture = await stage.EnterRoomAsync(rooms.Lecture, TestClip.Lecture);
        var wall = await stage.EnterWallAsync();
        await lecture.Page.GetByTestId("start-lesson").ClickAsync();
        await lecture.FirstFrameAsync($"[data-testid=remote-tile][data-room={rooms.FirstVillage}] video", LessonStage.Patience);
        await Expect(village.Page.GetByTestId("key-hand")).ToBeVisibleAsync();

        await village.Page.Keyboard.PressAsync("1");
        await Expect(lecture.Page.GetByTestId("hand")).ToHaveCountAsync(1);
        Assert.True((await village.Page.GetByTestId("teacher-view").BoundingBoxAsync())!.Height >= 0.8 * village.Page.ViewportSize!.Height, "the keys leave the teacher the screen");

        await lecture.WatchVideoAsync($"[data-testid=remote-tile][data-room={rooms.FirstVillage}] video", TimeSpan.FromSeconds(2));
        await village.Page.Keyboard.PressAsync("3");
        await Expect(village.Page.GetByTestId("help-stage")).ToHaveTextAsync("信息中心已收到");
        await Expect(wall.Page.GetByTestId("ticket-figures")).ToHaveTextAsync(new Regex("丢包最高.*上行 [1-9]"));

        await wall.Page.GetByTestId("ticket-take").ClickAsync();
        await Expect(village.Page.GetByTestId("help-stage")).ToContainTextAsync("正在处理");
        await wall.Page.GetByTestId("ticket-done").ClickAsync();
        await Expect(village.Page.GetByTestId("help-stage")).ToHaveCountAsync(0);
        await Expect(wall.Page.GetByTestId("ticket")).ToHaveCountAsync(0);
    }
}
