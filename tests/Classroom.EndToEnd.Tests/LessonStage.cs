using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.Relay.County.Demo;
using Classroom.Shared.Contracts.Hub;
using Classroom.Testing;
using Microsoft.Playwright;

namespace Classroom.EndToEnd.Tests;

/// <summary>A relay, a browser, and the rooms of the demo county's first lecture: 第五中学-主讲1 and its two village schools.</summary>
internal sealed class LessonStage : IAsyncDisposable
{
    public const string LectureRoom = "lecture-01";
    public const string FirstVillageRoom = "receiving-01";
    public const string SecondVillageRoom = "receiving-02";

    /// <summary>How long anything on a page may take before the test gives up; no target, but enough for a machine that is busy with five others.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static readonly ViewportSize Screen = new() { Width = 1920, Height = 1080 };

    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    private readonly List<Tab> _tabs = [];
    private readonly bool _ownsHosts;

    private LessonStage(RelayProcess relay, Browser browser, bool ownsHosts) => (Relay, Browser, _ownsHosts) = (relay, browser, ownsHosts);

    public RelayProcess Relay { get; }

    public Browser Browser { get; }

    public static async Task<LessonStage> SetAsync(params string[] relayArguments) =>
        new(await RelayProcess.StartAsync(relayArguments), await Browser.StartAsync(), ownsHosts: true);

    /// <summary>A stage on hosts that outlive it.</summary>
    public static LessonStage On(RelayProcess relay, Browser browser) => new(relay, browser, ownsHosts: false);

    /// <summary>A lecture room of the demo county, 1 to 6, and the two village schools paired with it.</summary>
    public static (string Lecture, string FirstVillage, string SecondVillage) RoomsOf(int lecture) =>
        ($"lecture-{lecture:D2}", $"receiving-{(lecture * 2) - 1:D2}", $"receiving-{lecture * 2:D2}");

    /// <summary>Opens /room and becomes <paramref name="roomId"/> by the demo's list, as a newcomer does.</summary>
    public async Task<Tab> EnterRoomAsync(string roomId, TestClip? clip, ViewportSize? screen = null)
    {
        var tab = await OpenAsync(clip, screen);
        await tab.Page.GotoAsync("/room");
        await tab.Page.GetByTestId($"pick-{roomId}").ClickAsync();
        return tab;
    }

    /// <summary>Opens /director and signs in as the demo's director, or as another of its people.</summary>
    public async Task<Tab> EnterWallAsync(Role role = Role.Director)
    {
        var tab = await OpenAsync(null, Screen);
        await tab.Page.GotoAsync("/director");
        var person = DemoAccounts.All.Single(account => account.Role == role);
        await tab.Page.GetByTestId("user-name").FillAsync(person.UserName);
        await tab.Page.GetByTestId("password").FillAsync(person.Password);
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.GetByTestId("wall")).ToBeVisibleAsync();
        return tab;
    }

    public async Task<Tab> OpenAsync(TestClip? clip, ViewportSize? screen = null)
    {
        var tab = await Browser.OpenAsync(Relay.Address, clip, screen);
        _tabs.Add(tab);
        return tab;
    }

    /// <summary>Keeps a picture of the page in the folder that CLASSROOM_SHOTS names, for people to look at; nothing without it.</summary>
    public static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CLASSROOM_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var tab in _tabs)
        {
            await tab.DisposeAsync();
        }

        if (_ownsHosts)
        {
            await Browser.DisposeAsync();
            await Relay.DisposeAsync();
        }
    }
}
