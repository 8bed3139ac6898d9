using System.Text.RegularExpressions;
using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.Shared.Contracts.Rest;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>What a room sees when something is wrong: a Chinese sentence with a next step, and all that still works goes on.</summary>
public sealed class TroubleTests(SharedHosts hosts) : IClassFixture<SharedHosts>
{
    private const string Teacher = "[data-testid=teacher-view] video";

    [Theory]
    [InlineData(1, "NotAllowedError", "摄像头没有得到允许.*请点地址栏左边的图标")]
    [InlineData(2, "NotFoundError", "没有找到摄像头.*请检查连接线")]
    [InlineData(3, "NotReadableError", "摄像头被别的程序占用.*请关闭那个程序")]
    public async Task Camera_RefusedMissingOrBusy_SaysSoAndTheLessonGoesOn(int room, string error, string sentence)
    {
        var rooms = LessonStage.RoomsOf(room);
        await using var stage = hosts.Set();
        var lecture = await stage.EnterRoomAsync(rooms.Lecture, TestClip.Lecture);
        var village = await stage.OpenAsync(TestClip.FirstVillage);
        await village.Page.AddInitScriptAsync($$"""
            const capture = navigator.mediaDevices.getUserMedia;
            navigator.mediaDevices.getUserMedia = constraints =>
                constraints.video ? Promise.reject(new DOMException('No camera for this test.', '{{error}}')) : capture(constraints);
            """);
        await village.Page.GotoAsync("/room");
        await village.Page.GetByTestId($"pick-{rooms.FirstVillage}").ClickAsync();
        await Expect(village.Page.GetByTestId("notice")).ToHaveTextAsync(new Regex(sentence));

        await lecture.Page.GetByTestId("start-lesson").ClickAsync();

        await village.FirstFrameAsync(Teacher, LessonStage.Patience);
        var beeps = await lecture.HearsAsync($"[data-testid=remote-tile][data-room={rooms.FirstVillage}] audio", TestClip.FirstVillage.BeepHz);
        Assert.True(beeps, "a room without a camera is still heard");
    }

    [Fact]
    public async Task Relay_KilledAndBack_IsSaidAndEveryRoomReturns()
    {
        var rooms = LessonStage.RoomsOf(4);
        await using var stage = hosts.Set();
        var village = await stage.EnterRoomAsync(rooms.FirstVillage, TestClip.FirstVillage);
        await Expect(village.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();

        await stage.Relay.KillAsync();

        await Expect(village.Page.GetByText("网络中断，正在重新连接")).ToBeVisibleAsync();
        await Expect(village.Page.GetByText("重新连接", new() { Exact = true })).ToBeVisibleAsync();
        var newcomer = await stage.OpenAsync(null);
        await Assert.ThrowsAsync<PlaywrightException>(() => newcomer.Page.GotoAsync("/room"));

        await stage.Relay.RestartAsync();

        await Expect(village.Page.GetByText("网络中断，正在重新连接")).ToHaveCountAsync(0);
        var lecture = await stage.EnterRoomAsync(rooms.Lecture, TestClip.Lecture);
        await lecture.Page.GetByTestId("start-lesson").ClickAsync();
        await village.FirstFrameAsync(Teacher, LessonStage.Patience);
    }

    [Fact]
    public async Task DeviceKey_Wrong_LeadsBackToPairing()
    {
        var room = LessonStage.RoomsOf(5).FirstVillage;
        await using var stage = hosts.Set();
        var village = await stage.EnterRoomAsync(room, TestClip.FirstVillage);
        await Expect(village.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();
        await village.Page.EvaluateAsync("""
            roomId => {
                const name = `classroom.key.${roomId}`;
                localStorage.setItem(name, JSON.stringify({ ...JSON.parse(localStorage.getItem(name)), key: 'forged' }));
            }
            """, room);

        // A demo room pairs itself again; this page is told that the county is a real one.
        await village.Page.RouteAsync("**/api/info", route => route.FulfillAsync(new()
        {
            Json = new PublicInfo("青渠县", "0.1.0", Demo: false, DemoRooms: [], NeedsFirstAdministrator: false),
        }));
        await village.Page.ReloadAsync();

        await Expect(village.Page.GetByText("这台设备的教室授权已经失效")).ToBeVisibleAsync();
        await Expect(village.Page.GetByTestId("code-pad")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Lecture_LeavesWithoutEnding_TheLessonWaitsForIt()
    {
        var rooms = LessonStage.RoomsOf(6);
        await using var stage = hosts.Set();
        var lecture = await stage.EnterRoomAsync(rooms.Lecture, TestClip.Lecture);
        var village = await stage.EnterRoomAsync(rooms.FirstVillage, TestClip.FirstVillage);
        await Expect(village.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();
        await lecture.Page.GetByTestId("start-lesson").ClickAsync();
        await village.FirstFrameAsync(Teacher, LessonStage.Patience);

        await lecture.Page.GotoAsync("about:blank");

        await Expect(village.Page.GetByText("主讲教室暂时离开")).ToBeVisibleAsync();
        await Expect(village.Page.GetByTestId("receiving-lesson")).ToBeVisibleAsync();

        await lecture.Page.GotoAsync($"/room/{rooms.Lecture}");

        await Expect(lecture.Page.GetByTestId("lecture-lesson")).ToBeVisibleAsync();
        await village.FirstFrameAsync(Teacher, LessonStage.Patience);
        await Seen.AdvancesAsync(village, Teacher, TestClip.Lecture, 4);
    }

    [Fact]
    public async Task SecondDevice_OfARoom_TakesOverAndTheFirstSaysSo()
    {
        var room = LessonStage.RoomsOf(5).SecondVillage;
        await using var stage = hosts.Set();
        var first = await stage.EnterRoomAsync(room, TestClip.FirstVillage);
        await Expect(first.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();

        var second = await stage.EnterRoomAsync(room, TestClip.FirstVillage);

        await Expect(second.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();
        await Expect(first.Page.GetByText("这间教室已在另一台设备上打开")).ToBeVisibleAsync();
    }
}
