using System.Diagnostics;
using Classroom.Testing;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests.Hosts;

/// <summary>A relay that dies in the middle of a lesson (SIGKILL, as by a power cut) and is started again, and how long each page takes to be back by itself.</summary>
internal sealed class Outage
{
    private const string Lost = "[data-testid=reconnecting]";
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Kills the relay, waits until every page says so, and starts the relay again; the time counts from that start.</summary>
    public static async Task<Outage> BeginAsync(RelayProcess relay, IEnumerable<Tab> pages)
    {
        await relay.KillAsync();
        foreach (var tab in pages)
        {
            await Expect(tab.Page.Locator(Lost)).ToBeVisibleAsync();
        }

        return new Outage { Answered = relay.RestartAsync() };
    }

    /// <summary>Ends when the relay answers again.</summary>
    public required Task Answered { get; init; }

    /// <summary>Since the relay's start.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    /// <summary>How long after the relay's start the page no longer says that it is cut off.</summary>
    public Task<TimeSpan> BackAsync(Tab tab) => WhenAsync(tab, ReconnectedAsync(tab));

    /// <summary>The same until a frame arrives at that picture as well.</summary>
    public Task<TimeSpan> SeesAsync(Tab tab, string video) => WhenAsync(tab, SeeAsync(tab, video));

    private async Task SeeAsync(Tab tab, string video)
    {
        await ReconnectedAsync(tab);
        await tab.NewFrameAsync(video, LessonStage.Patience);
    }

    private async Task ReconnectedAsync(Tab tab)
    {
        await Answered;
        await tab.Page.WaitForFunctionAsync($"() => !document.querySelector('{Lost}')", null, new() { Timeout = (float)LessonStage.Patience.TotalMilliseconds });
    }

    private async Task<TimeSpan> WhenAsync(Tab tab, Task back)
    {
        try
        {
            await back;
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{tab.Page.Url} is not back after {Elapsed.TotalSeconds:F1} s");
        }

        return Elapsed;
    }
}
