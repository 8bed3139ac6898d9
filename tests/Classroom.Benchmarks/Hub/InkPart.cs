using System.Diagnostics;
using Classroom.Benchmarks.Bell;
using Classroom.Benchmarks.Measuring;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons.Ink;
using Classroom.Shared.Contracts.Lessons.Signals;
using Classroom.Testing;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Benchmarks.Hub;

/// <summary>A teacher draws at 60 Hz, and every screen notes when it sees each piece.</summary>
internal sealed class InkPart(RelayProcess relay, HubLoad load, PeerThread peers)
{
    private const int PerSecond = 60;

    // Issue 4, item 10.
    private const double DelayTargetMs = 50;
    private const double CoreTargetPercent = 25;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1.0 / PerSecond);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<LessonClient> _screens = [];

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using var administrator = await Administrator.SignInAsync(relay.Address);
        // The lecture room's own screen is one of them.
        var county = await BellCounty.ImportAsync(relay.Address, administrator, lectures: 1, receivers: load.Endpoints - 1);
        foreach (var token in county.Lessons[0])
        {
            _screens.Add(await LessonClient.EnterAsync(relay.Address, token, peers).WaitAsync(Patience));
        }

        var lesson = LessonClient.Value(await _screens[0].Hub.StartLesson(new StartLessonRequest()).WaitAsync(Patience)).LessonId;
        foreach (var screen in _screens)
        {
            await screen.Inbox.Until(inbox => inbox.Lesson?.LessonId == lesson).WaitAsync(Patience);
        }

        await DrawAsync(lesson, new InkWatch(_screens, Count));
        var watch = new InkWatch(_screens, Count);
        var (relayBefore, loadBefore) = (ProcessUse.Of(relay.ProcessId).CpuTime, ProcessUse.Of(Environment.ProcessId).CpuTime);
        var clock = Stopwatch.StartNew();
        var late = await DrawAsync(lesson, watch);
        var (relayUse, loadUse, lasted) = (ProcessUse.Of(relay.ProcessId).CpuTime - relayBefore, ProcessUse.Of(Environment.ProcessId).CpuTime - loadBefore, clock.Elapsed);
        var delays = watch.Delays();
        foreach (var screen in _screens)
        {
            await screen.DisposeAsync();
        }

        var wanted = (long)Count * _screens.Count;
        var name = $"ink at {PerSecond} Hz to {_screens.Count} screens";
        return
        [
            new($"{name}: pieces not seen, of {wanted:N0}", wanted - delays.Count, "", Target: 0),
            new($"{name}: send to receipt, p50", Figure.At(delays, 0.5), "ms"),
            new($"{name}: send to receipt, p99", Figure.At(delays, 0.99), "ms", Target: DelayTargetMs),
            new($"{name}: the relay's use of a core", relayUse / lasted * 100, "%", Target: CoreTargetPercent),
            new($"{name}: the load's use of its core; near 100 it delays too", loadUse / lasted * 100, "%"),
            new($"{name}: the load itself sent late, by at most", late.TotalMilliseconds, "ms"),
        ];
    }

    private int Count => (int)(load.Drawing.TotalSeconds * PerSecond);

    /// <summary>Draws, and waits until what can come has come.</summary>
    /// <returns>By how much a piece was sent late at most.</returns>
    private async Task<TimeSpan> DrawAsync(string lesson, InkWatch watch)
    {
        var pen = _screens[0].Hub;
        var answers = new List<Task<Reply<Done>>>();
        var clock = Stopwatch.StartNew();
        var (due, late) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var number = 0; number < Count; number++)
        {
            if (due > clock.Elapsed)
            {
                await Task.Delay(due - clock.Elapsed);
            }

            // A hand that was held up does not catch up: more pieces than a hand can draw are refused.
            var now = clock.Elapsed;
            late = TimeSpan.FromTicks(Math.Max(late.Ticks, (now - due).Ticks));
            due = (now - due > Period ? now : due) + Period;
            watch.Sent(number);
            answers.Add(pen.Signal(new SignalRequest(lesson, Piece(number))));
        }

        foreach (var answer in answers)
        {
            LessonClient.Value(await answer.WaitAsync(Patience));
        }

        await watch.SeenAsync();
        return late;
    }

    /// <summary>Two points of a hand that draws circles: a pen tells of about as many between two pictures of a screen.</summary>
    private static StrokeGrown Piece(int number)
    {
        var points = Enumerable.Range(number * 2, 2).Select(place => new InkPoint(
            (int)(InkPoints.Extent * (0.5 + (0.3 * Math.Cos(place / 10.0)))), (int)(InkPoints.Extent * (0.5 + (0.3 * Math.Sin(place / 10.0)))), 128));
        return new StrokeGrown("page/1", new InkMark("s1", InkKind.Pen, 1, 100, InkPoints.Encode(points)), number);
    }
}
