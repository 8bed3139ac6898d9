using System.Globalization;
using Classroom.EndToEnd.Tests.Clips;
using Microsoft.Playwright;

namespace Classroom.EndToEnd.Tests.Hosts;

/// <summary>One real Chromium; every room is a context of its own, as if on its own PC.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--use-fake-device-for-media-stream=fps=10", "--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required", "--allow-loopback-in-peer-connection",
        // Tabs of a test are all "in front": a background tab's timers and pictures would be throttled.
        "--disable-background-timer-throttling", "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _chromium;

    private Browser(IPlaywright playwright, IBrowser chromium) => (_playwright, _chromium) = (playwright, chromium);

    /// <param name="camera">A motion JPEG file that the browser takes for its camera's picture, where no clip stands in for it.</param>
    public static async Task<Browser> StartAsync(string? camera = null)
    {
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout((float)LessonStage.Patience.TotalMilliseconds);
        string[] flags = camera is null ? Flags : [.. Flags, $"--use-file-for-fake-video-capture={camera}"];
        var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = flags });
        return new Browser(playwright, chromium);
    }

    /// <summary>A PC with its own storage whose camera and microphone play <paramref name="clip"/>; null gives Chromium's own fake devices.</summary>
    public async Task<Tab> OpenAsync(Uri relay, TestClip? clip = null, ViewportSize? screen = null)
    {
        var context = await _chromium.NewContextAsync(new()
        {
            BaseURL = relay.ToString(),
            ViewportSize = screen ?? new ViewportSize { Width = 1280, Height = 720 },
            Locale = "zh-CN",
            Permissions = ["camera", "microphone"],
        });
        context.SetDefaultTimeout((float)LessonStage.Patience.TotalMilliseconds);
        await context.AddInitScriptAsync(Script("probe.js"));
        await context.AddInitScriptAsync(Script("ink.js"));
        if (clip is not null)
        {
            // The clip's bytes are handed over by a route of the page's own origin, so that the page's content policy stays as it is.
            var bytes = await File.ReadAllBytesAsync(await clip.FileAsync(CancellationToken.None));
            await context.RouteAsync("**/test-clip.webm", route => ServeAsync(route, bytes));
            await context.AddInitScriptAsync($"const clipUrl = '/test-clip.webm';\n{Script("camera.js")}");
        }

        return new Tab(context, await context.NewPageAsync());
    }

    /// <summary>A script of the folder Probes.</summary>
    public static string Script(string name)
    {
        using var reader = new StreamReader(typeof(Browser).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>Chromium asks for ranges of a media file; without them it cannot loop it.</summary>
    private static Task ServeAsync(IRoute route, byte[] bytes)
    {
        var range = route.Request.Headers.GetValueOrDefault("range");
        var first = range is null ? 0 : int.Parse(range["bytes=".Length..].Split('-')[0], CultureInfo.InvariantCulture);
        return route.FulfillAsync(new()
        {
            Status = range is null ? 200 : 206,
            BodyBytes = bytes[first..],
            Headers = new Dictionary<string, string>
            {
                ["content-type"] = "video/webm",
                ["accept-ranges"] = "bytes",
                ["content-range"] = $"bytes {first}-{bytes.Length - 1}/{bytes.Length}",
            },
        });
    }
}
