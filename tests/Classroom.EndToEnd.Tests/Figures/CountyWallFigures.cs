using System.Diagnostics;
using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Testing;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Classroom.EndToEnd.Tests.Figures;

/// <summary>The wall of a whole county: 20 lessons of a lecture room and eight receiving rooms, each of the 180 sending a picture, and all of them in trouble, for none has a microphone.</summary>
[Trait("Category", "Figures")]
public sealed class CountyWallFigures(ITestOutputHelper output)
{
    private const int Lectures = 20;
    private const int Receivers = 8;
    private const int Rooms = Lectures * (1 + Receivers);

    private const string OnScreen = "() => [...document.querySelectorAll('[data-testid=thumbnail]')].filter(t => { const b = t.getBoundingClientRect(); return b.top < innerHeight && b.bottom > 0 })";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Wall_Of180RoomsInLessons_OpensShowsWhatIsOnTheScreenAndScrolls()
    {
        await using var stage = await LessonStage.SetAsync("--video-codec", "vp8");
        using var thread = new PeerThread(TimeSpan.FromMilliseconds(4));
        var rooms = await BeginAsync(stage.Relay, thread);
        var stolen = new StolenTime();

        var wall = await stage.EnterWallAsync();
        // What is in trouble comes first: until all of them are, the planned lessons of the demo county take part of the screen.
        await wall.Page.WaitForFunctionAsync($"() => document.querySelectorAll('[data-testid=room-tile][data-presence=inLesson]:not([data-troubles=\"\"])').length === {Rooms}");
        var opening = Stopwatch.GetTimestamp();
        await wall.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        await wall.Page.WaitForFunctionAsync($"() => document.querySelectorAll('[data-testid=room-tile][data-presence=inLesson]').length === {Rooms}");
        output.WriteLine($"the wall stands after {Stopwatch.GetElapsedTime(opening).TotalMilliseconds:F0} ms (target 2000)");
        await wall.Page.WaitForFunctionAsync($"() => {{ const seen = ({OnScreen})(); return seen.length > 10 && seen.every(t => t.dataset.playing === 'true') }}");
        output.WriteLine($"every picture on the screen plays after {Stopwatch.GetElapsedTime(opening).TotalMilliseconds:F0} ms");

        var resting = new BrowserUse();
        await Task.Delay(TimeSpan.FromSeconds(8));
        var shown = await wall.Page.EvaluateAsync<int>($"() => ({OnScreen})().length");
        var received = await wall.Page.EvaluateAsync<int>("() => document.querySelectorAll('[data-testid=thumbnail][data-playing=true]').length");
        output.WriteLine($"at rest: {resting.Cores:F2} cores for {shown} pictures on the screen (target 1.00)");
        Assert.True(received < Rooms / 2, $"{received} of {Rooms} pictures are received, and {shown} are on the screen");

        var page = await wall.Page.Context.NewCDPSessionAsync(wall.Page);
        await page.SendAsync("Performance.enable");
        var (scrolling, before) = (new BrowserUse(), await TimesAsync(page));
        var frames = await wall.Page.EvaluateAsync<double[]>("""
            () => new Promise(done => {
                const scroll = document.querySelector('.scroll'), gaps = [], start = performance.now(), ms = 6000;
                let before = start;
                const step = now => {
                    gaps.push(now - before);
                    before = now;
                    scroll.scrollTop = (scroll.scrollHeight - scroll.clientHeight) * Math.min(1, (now - start) / ms);
                    if (now - start < ms) requestAnimationFrame(step);
                    else done(gaps.slice(1).sort((a, b) => a - b));
                };
                requestAnimationFrame(step);
            })
            """);
        output.WriteLine($"scrolling from top to bottom in 6 s: {scrolling.Cores:F2} cores; frames {frames.Length / 6.0:F0}/s, p50 {frames[frames.Length / 2]:F0} ms, p95 {frames[frames.Length * 95 / 100]:F0} ms, longest {frames[^1]:F0} ms");
        var after = await TimesAsync(page);
        output.WriteLine("of it the page's main thread: " + string.Join(", ", after.Select(time => $"{time.Key} {(time.Value - before[time.Key]) / 6:P0}")));
        await wall.Page.WaitForFunctionAsync($"() => {{ const seen = ({OnScreen})(); return seen.length > 10 && seen.every(t => t.dataset.playing === 'true') }}");
        output.WriteLine($"the host held back {stolen.Share:P0} of the processor time");
        await Task.WhenAll(rooms.Select(room => room.DisposeAsync().AsTask())).WaitAsync(Patience);
    }

    /// <summary>Seconds that the page's main thread has spent, by what on.</summary>
    private static async Task<IReadOnlyDictionary<string, double>> TimesAsync(ICDPSession page) => (await page.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
        .Where(metric => metric.GetProperty("name").GetString() is "TaskDuration" or "ScriptDuration" or "LayoutDuration" or "RecalcStyleDuration")
        .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());

    /// <summary>Every room in its lesson, its picture on the way.</summary>
    private static async Task<IReadOnlyList<LessonClient>> BeginAsync(RelayProcess relay, PeerThread thread)
    {
        using var administrator = await Administrator.SignInAsync(relay.Address);
        var rows = Enumerable.Range(0, Lectures).SelectMany(lecture => Enumerable.Range(0, Receivers)
            .Select(receiver => $"墙下小学{lecture}-{receiver},墙下接收{lecture}-{receiver},接收,,墙下主讲{lecture}")
            .Prepend($"墙下中学{lecture},墙下主讲{lecture},主讲,,"));
        var ids = (await administrator.ImportAsync(rows)).ToDictionary(room => room.Name, room => room.RoomId);
        var film = await ThumbnailFilm.MakeAsync();
        var clients = new List<LessonClient>();
        for (var lecture = 0; lecture < Lectures; lecture++)
        {
            var names = Enumerable.Range(0, Receivers).Select(receiver => $"墙下接收{lecture}-{receiver}").Prepend($"墙下主讲{lecture}");
            var lesson = await Task.WhenAll(names.Select(async name =>
                await LessonClient.EnterAsync(relay.Address, await RoomSignIn.TokenAsync(relay.Address, ids[name]), thread))).WaitAsync(Patience);
            LessonClient.Value(await lesson[0].Hub.StartLesson(new StartLessonRequest()).WaitAsync(Patience));
            await Task.WhenAll(lesson.Select(async (room, index) =>
            {
                await room.Inbox.Until(inbox => inbox.Lesson is { Ended: false });
                await room.PublishAsync(new FilmCamera(film, ThumbnailFilm.PicturesPerSecond, (7 * lecture) + (13 * index)));
            })).WaitAsync(Patience);
            clients.AddRange(lesson);
        }

        return clients;
    }
}
