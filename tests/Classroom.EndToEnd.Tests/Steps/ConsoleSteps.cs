using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.Shared.Contracts.Hub;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests.Steps;

/// <summary>What a director does at the console, and what is seen and heard of it in a room.</summary>
internal static class ConsoleSteps
{
    /// <summary>Two beeps, so that one is whole.</summary>
    private static readonly TimeSpan Listening = TimeSpan.FromSeconds(1.3);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.5);

    /// <summary>Less of a beep than this is none: what a neighbour's pitch leaves in its place.</summary>
    private const double Silence = 0.004;

    /// <summary>The console takes a second press within 300 ms for a slip of the hand, and on a quick machine two cuts follow each other as fast.</summary>
    private static readonly TimeSpan NoSlip = TimeSpan.FromMilliseconds(350);

    private const string NoSignal = "现在没有信号";

    /// <summary>Opens the console of the first lesson from the wall, by the room's picture and the key under it.</summary>
    public static async Task<Tab> OpenConsoleAsync(this LessonStage stage, Role role = Role.Director)
    {
        var tab = await stage.EnterWallAsync(role);
        await tab.Page.Locator($"[data-testid=room-tile][data-room={LessonStage.LectureRoom}]").ClickAsync();
        await tab.Page.GetByTestId("to-console").ClickAsync();
        await Expect(tab.Page.GetByTestId("desk")).ToBeVisibleAsync();
        return tab;
    }

    /// <summary>Takes the desk, and the programme into his hands.</summary>
    public static async Task TakeOverAsync(this Tab console)
    {
        await console.ClickAsync("take-desk");
        await console.ClickAsync("mode-manual");
        await Expect(console.Page.GetByTestId("mode-manual")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    /// <summary>Puts a source into preview by its key.</summary>
    public static async Task PrepareAsync(this Tab console, int source)
    {
        await Expect(console.Page.GetByTestId($"source-{source}")).ToBeEnabledAsync(new() { Timeout = (float)LessonStage.Patience.TotalMilliseconds });
        await console.Page.Keyboard.PressAsync($"{source}");
        await console.HasTallyAsync(source, "preview");
    }

    /// <summary>
    /// The same, and cuts to it. On a machine that stands still for seconds a film falls silent, and the desk says so: then the press is repeated once its words have gone, as by an
    /// operator. Anything else that it says fails.
    /// </summary>
    public static async Task CutToAsync(this Tab console, int source, string key = "Space")
    {
        var refusal = console.Page.GetByTestId("refusal");
        await EventuallyAsync(async () =>
        {
            await Expect(refusal).ToHaveTextAsync("");
            await console.PrepareAsync(source);
            await Task.Delay(NoSlip);
            await console.Page.Keyboard.PressAsync(key);
            await console.Page.Locator($"[data-testid=source-{source}][data-tally=onAir], [data-testid=refusal]:not(:empty)").First.WaitForAsync();
            var words = await refusal.InnerTextAsync();
            Assert.True(words.Length == 0 || words.Contains(NoSignal, StringComparison.Ordinal), words);
            return words.Length == 0 ? null : words;
        });
        await console.HasTallyAsync(source, "onAir");
    }

    public static Task HasTallyAsync(this Tab console, int source, string tally) => Expect(console.Page.GetByTestId($"source-{source}")).ToHaveAttributeAsync("data-tally", tally);

    /// <summary>The room's programme shows the clip, and no other, for a while.</summary>
    public static async Task ShowsAsync(this Tab room, TestClip clip)
    {
        await room.ComesToShowAsync(clip);
        Assert.All(await room.WatchVideoAsync(DirectedLessons.Programme, Look), frame => Seen.HasColour(frame, clip));
    }

    /// <summary>Ends when the room's programme shows the clip.</summary>
    public static Task ComesToShowAsync(this Tab room, TestClip clip) => room.Page.WaitForFunctionAsync(
        "([selector, ...colour]) => probe.isColour(selector, colour)", new object[] { DirectedLessons.Programme, (int)clip.Colour.Red, (int)clip.Colour.Green, (int)clip.Colour.Blue }, new() { Timeout = (float)LessonStage.Patience.TotalMilliseconds });

    /// <summary>How loud a clip's beep is in the room, 0 to 1.</summary>
    public static Task<double> LoudnessAsync(this Tab room, TestClip clip) =>
        room.AskAsync<double>("([hertz, ms]) => probe.loudness(hertz, ms)", clip.BeepHz, Listening.TotalMilliseconds);

    /// <summary>The same, once two readings agree: a busy machine may miss the loudest moment of a beep.</summary>
    public static async Task<double> SteadyLoudnessAsync(this Tab room, TestClip clip)
    {
        var level = await room.LoudnessAsync(clip);
        await EventuallyAsync(async () =>
        {
            var before = level;
            level = await room.LoudnessAsync(clip);
            return Math.Abs(level - before) <= before / 20 ? null : $"{clip.Name} {before:F4}, then {level:F4}";
        });
        return level;
    }

    /// <summary>Ends when of those clips these are heard in the room and no other.</summary>
    public static Task HearsOnlyAsync(this Tab room, TestClip[] clips, params TestClip[] heard) => EventuallyAsync(async () =>
    {
        var loud = await Task.WhenAll(clips.Select(clip => room.LoudnessAsync(clip)));
        return clips.Zip(loud).All(pair => pair.Second > Silence == heard.Contains(pair.First)) ? null : string.Join(", ", clips.Zip(loud, (clip, level) => $"{clip.Name} {level:F4}"));
    });

    /// <summary>Ends when there is no complaint; fails with the last one when there always is.</summary>
    public static async Task EventuallyAsync(Func<Task<string?>> complaint)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await complaint() is { } still)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < LessonStage.Patience, still);
        }
    }
}
