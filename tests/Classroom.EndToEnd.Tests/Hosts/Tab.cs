using System.Text.Json;
using Classroom.EndToEnd.Tests.Clips;
using Microsoft.Playwright;

namespace Classroom.EndToEnd.Tests.Hosts;

/// <summary>One page on its own PC, with the questions tests ask of it.</summary>
internal sealed class Tab(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private const string Capture = "test-capture";

    public IPage Page => page;

    /// <summary>Frames of our clips that the element shows within <paramref name="time"/>.</summary>
    public Task<SeenFrame[]> WatchVideoAsync(string selector, TimeSpan time) =>
        AskAsync<SeenFrame[]>("([selector, ms]) => probe.watchVideo(document.querySelector(selector), ms)", selector, time.TotalMilliseconds);

    /// <summary>The next frames of our clips that the element shows; fewer when it is too slow for all patience.</summary>
    public Task<SeenFrame[]> WatchFramesAsync(string selector, int count) => AskAsync<SeenFrame[]>(
        "([selector, ms, count]) => probe.watchVideo(document.querySelector(selector), ms, count)", selector, LessonStage.Patience.TotalMilliseconds, count);

    /// <summary>Instants (ms of the page's clock) at which a beep of that pitch began in the element's sound.</summary>
    public Task<double[]> WatchBeepsAsync(string selector, int hertz, TimeSpan time) =>
        AskAsync<double[]>("([selector, hz, ms]) => probe.watchBeeps(document.querySelector(selector), hz, ms)", selector, hertz, time.TotalMilliseconds);

    /// <summary>ms from each flash to its beep in what the elements show and sound within <paramref name="time"/>; see <see cref="Seen.Offsets"/>.</summary>
    public async Task<double[]> WatchLipSyncAsync(string videoSelector, string soundSelector, TestClip clip, TimeSpan time)
    {
        var frames = WatchVideoAsync(videoSelector, time);
        var beeps = await WatchBeepsAsync(soundSelector, clip.BeepHz, time);
        return Seen.Offsets(await frames, beeps);
    }

    /// <summary>The same of what the page's own camera and microphone deliver.</summary>
    public async Task<double[]> WatchCaptureAsync(TestClip clip, TimeSpan time)
    {
        await page.EvaluateAsync($"() => probe.showCapture('{Capture}')");
        var offsets = await WatchLipSyncAsync($"[data-testid={Capture}]", $"[data-testid={Capture}]", clip, time);
        await page.EvaluateAsync($"() => probe.hideCapture('{Capture}')");
        return offsets;
    }

    /// <summary>The page's clock when the element first showed one of our frames; fails when it does not within <paramref name="limit"/>.</summary>
    public Task<double> FirstFrameAsync(string selector, TimeSpan limit) => FrameAsync("firstFrame", selector, limit);

    /// <summary>The same of a frame that arrives from now on.</summary>
    public Task<double> NewFrameAsync(string selector, TimeSpan limit) => FrameAsync("newFrame", selector, limit);

    /// <summary>The same on the clock that all pages of this machine share: ms since 1970.</summary>
    public async Task<double> FirstFrameInstantAsync(string selector, TimeSpan limit) =>
        await FirstFrameAsync(selector, limit) + await AskAsync<double>("() => performance.timeOrigin");

    /// <summary>Presses a button from within the page and gives the instant, in ms since 1970.</summary>
    public Task<double> PressAsync(string testId) => AskAsync<double>(
        "([id]) => { const at = performance.timeOrigin + performance.now(); document.querySelector(`[data-testid=${id}]`).click(); return at }", testId);

    /// <summary>Presses a button as a hand does, once it can be pressed.</summary>
    public Task ClickAsync(string testId) => page.GetByTestId(testId).ClickAsync();

    /// <summary>Presses a button and lets go once <paramref name="shown"/> is on the page, as a hand does that watches the button fill.</summary>
    public async Task HoldAsync(string testId, string shown)
    {
        await page.GetByTestId(testId).HoverAsync();
        await page.Mouse.DownAsync();
        await Assertions.Expect(page.GetByTestId(shown)).ToBeVisibleAsync();
        await page.Mouse.UpAsync();
    }

    /// <summary>Whether a beep of that pitch is heard from the element; says no once all patience is at its end.</summary>
    public async Task<bool> HearsAsync(string selector, int hertz)
    {
        await page.WaitForFunctionAsync("selector => document.querySelector(selector)?.srcObject?.getAudioTracks().length > 0", selector);
        return (await AskAsync<double[]>(
            "([selector, hz, ms]) => probe.watchBeeps(document.querySelector(selector), hz, ms, 1)", selector, hertz, LessonStage.Patience.TotalMilliseconds)).Length > 0;
    }

    public ValueTask DisposeAsync() => new(context.CloseAsync());

    private async Task<double> FrameAsync(string probe, string selector, TimeSpan limit)
    {
        var at = await AskAsync<double?>($"([selector, ms]) => probe.{probe}(selector, ms)", selector, limit.TotalMilliseconds);
        Assert.True(at is not null, $"{selector} showed no picture within {limit.TotalSeconds} s on {page.Url}");
        return at.Value;
    }

    /// <summary>What a script of the page answers.</summary>
    public async Task<T> AskAsync<T>(string script, params object[] arguments)
    {
        var answer = await page.EvaluateAsync<JsonElement>(script, arguments);
        return answer.Deserialize<T>(JsonSerializerOptions.Web)!;
    }
}
