using System.Diagnostics;
using Classroom.Benchmarks.Measuring;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Shared.Contracts.Rest;
using Classroom.Testing;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Benchmarks.Bell;

/// <summary>The real relay on one core, and on the other a county's rooms that all come within a second while some lessons go on.</summary>
internal sealed class BellScenario(BellLoad load) : IDisposable
{
    // What issue 3 asks for.
    private const double PictureTargetMs = 2000;
    private const double GapTargetMs = 50;
    private const double StallBudgetMs = 5;

    private const int Shuffle = 20260901;

    // Hundreds of peers of one thread: it would otherwise turn once per packet.
    private static readonly TimeSpan PeerRest = TimeSpan.FromMilliseconds(2);

    // Running lessons are watched a while longer: the joined rooms' media has begun.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private readonly Cores _cores = Cores.Share();
    private readonly PeerThread _joining = new(rest: PeerRest);
    private readonly PeerThread _watching = new(goesFirst: true);
    private readonly List<Figure> _figures = [];
    private readonly List<RunningLesson> _running = [];

    public async Task<Report> RunAsync()
    {
        var loadBefore = Machine.Load();
        await using var relay = await RelayProcess.StartAsync(_cores.Relay, "--announce", "127.0.0.1");
        using var administrator = await Administrator.SignInAsync(relay.Address);
        var county = await BellCounty.ImportAsync(relay.Address, administrator, load.Lectures, load.Receivers);
        for (var i = 1; i <= load.Running; i++)
        {
            _running.Add(await RunningLesson.BeginAsync(relay.Address, i, _watching));
        }

        await Task.Delay(Settling);
        TakeGaps();
        await Task.Delay(Settling);
        AddGaps("before the bell", target: null);
        for (var bell = 1; bell <= load.Bells; bell++)
        {
            var receivers = county.Lessons.SelectMany(lesson => lesson.Skip(1)).ToArray();
            new Random(Shuffle).Shuffle(receivers);
            BellRoom[] rooms =
            [
                .. county.Lessons.Select(lesson => new BellRoom(relay.Address, lesson[0], isLecture: true, _joining)),
                .. receivers.Select(token => new BellRoom(relay.Address, token, isLecture: false, _joining)),
            ];
            await RingAsync($"bell {bell}", relay, administrator, rooms);
            await Parallel.ForEachAsync(rooms, async (room, _) => await room.DisposeAsync());
            await Task.Delay(Settling);
            TakeGaps();
        }

        Add("running lessons: packets lost", _running.Sum(lesson => lesson.Missing), "", limit: 0);
        foreach (var lesson in _running)
        {
            await lesson.DisposeAsync();
        }

        return new Report(load, Machine.Describe(loadBefore), _figures);
    }

    public void Dispose()
    {
        _joining.Dispose();
        _watching.Dispose();
    }

    private async Task RingAsync(string bell, RelayProcess relay, Administrator administrator, BellRoom[] rooms)
    {
        using var heap = new QuietHeap();
        var before = await administrator.HealthAsync();
        var clock = Stopwatch.StartNew();
        var (relayBefore, loadBefore) = (ProcessUse.Of(relay.ProcessId).CpuTime, ProcessUse.Of(Environment.ProcessId).CpuTime);
        var pausesBefore = GC.GetTotalPauseDuration();
        var stolen = new StolenTime();
        var joins = await JoinAsync(rooms, clock);
        var lasted = clock.Elapsed;
        var (relayUse, loadUse) = (ProcessUse.Of(relay.ProcessId).CpuTime - relayBefore, ProcessUse.Of(Environment.ProcessId).CpuTime - loadBefore);
        await Task.Delay(Settling);
        var after = await administrator.HealthAsync();

        Add($"{bell}: joins failed, of {rooms.Length}", joins.Count(join => join.IsFaulted), "", limit: 0);
        AddTimes($"{bell}: page opened to entered", rooms.Select(room => room.Entered), target: null);
        AddTimes($"{bell}: page opened to camera and microphone published", rooms.Select(room => room.Published), target: null);
        AddTimes($"{bell}: page opened to the other side's tracks asked for", rooms.Select(room => room.Asked), target: null);
        AddTimes($"{bell}: page opened to first keyframe", rooms.Select(room => room.FirstPicture), PictureTargetMs);
        AddGaps(bell, GapTargetMs);
        var longest = after.Workers.MaxBy(worker => worker.LongestTurnSeconds)!;
        Add($"{bell}: longest turn of a media worker since the relay's start, by {longest.LongestTurnCause}", longest.LongestTurnSeconds * 1000, "ms", target: StallBudgetMs);
        foreach (var cause in after.Workers[0].Stalls.Select(stalled => stalled.Cause))
        {
            Add($"{bell}: turns above the stall budget of 5 ms by {cause}", StallsOf(after, cause) - StallsOf(before, cause), "");
        }

        Add($"{bell}: the workers waited for their core for", (after.Workers.Sum(worker => worker.CoreWaitSeconds) - before.Workers.Sum(worker => worker.CoreWaitSeconds)) * 1000, "ms");
        Add($"{bell}: turns in all", after.Workers.Sum(worker => worker.Turns) - before.Workers.Sum(worker => worker.Turns), "");
        Add($"{bell}: garbage collections held the relay for, in all", (after.Process.PauseSeconds - before.Process.PauseSeconds) * 1000, "ms");
        Add($"{bell}: the relay allocated, for each room", (after.Process.AllocatedBytes - before.Process.AllocatedBytes) / 1024.0 / rooms.Length, "KiB");
        Add($"{bell}: garbage collections of the relay", after.Process.Collections.Sum() - before.Process.Collections.Sum(), "");
        Add($"{bell}: from the first page to the last first keyframe", lasted.TotalMilliseconds, "ms");
        Add($"{bell}: the relay's use of its core in that time", relayUse / lasted * 100, "%");
        Add($"{bell}: the load's use of its core in that time; near 100 it delays too", loadUse / lasted * 100, "%");
        Add($"{bell}: garbage collections held the load for, in all", (GC.GetTotalPauseDuration() - pausesBefore).TotalMilliseconds, "ms");
        Add($"{bell}: the machine's host held back, of the time that was wanted", stolen.Share * 100, "%");
        foreach (var problem in joins.Where(join => join.IsFaulted).Select(join => join.Exception!.InnerException!.Message).Distinct().Take(5))
        {
            Console.WriteLine($"A join failed: {problem}");
        }
    }

    /// <summary>Opens a page every few milliseconds: the lecture rooms' first, then the receiving rooms' in an order that is the same each time.</summary>
    private async Task<IReadOnlyList<Task>> JoinAsync(BellRoom[] rooms, Stopwatch clock)
    {
        var joins = new List<Task>();
        for (var i = 0; i < rooms.Length; i++)
        {
            var due = load.Window * ((double)i / rooms.Length) - clock.Elapsed;
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due);
            }

            var room = rooms[i];
            joins.Add(Task.Run(room.JoinAsync));
        }

        await Task.WhenAll(joins).ContinueWith(_ => { }, TaskScheduler.Default);
        return joins;
    }

    private static long StallsOf(RelayHealth relay, string cause) =>
        relay.Workers.Sum(worker => worker.Stalls.Where(stalled => stalled.Cause == cause).Sum(stalled => stalled.Turns));

    private void TakeGaps()
    {
        _running.ForEach(lesson => _ = (lesson.TakeLongestGap(MediaKind.Audio), lesson.TakeLongestGap(MediaKind.Video)));
        _watching.TakeLongestDelay();
    }

    private void AddGaps(string when, double? target)
    {
        Add($"{when}: longest gap of running lessons' sound, sent every 20 ms", Longest(MediaKind.Audio), "ms", target: target);
        Add($"{when}: longest gap of running lessons' pictures, sent every 33 ms", Longest(MediaKind.Video), "ms", target: target);
        Add($"{when}: the load itself woke late to send or to receive, by at most", _watching.TakeLongestDelay().TotalMilliseconds, "ms");
    }

    private double Longest(MediaKind kind) => _running.Max(lesson => lesson.TakeLongestGap(kind)).TotalMilliseconds;

    private void AddTimes(string name, IEnumerable<TimeSpan?> times, double? target)
    {
        double[] sorted = [.. times.Where(time => time is not null).Select(time => time!.Value.TotalMilliseconds).Order()];
        if (sorted.Length > 0)
        {
            Add($"{name}, p50 of {sorted.Length}", Figure.At(sorted, 0.5), "ms");
            Add($"{name}, p95 of {sorted.Length}", Figure.At(sorted, 0.95), "ms", target: target);
        }
    }

    private void Add(string name, double value, string unit, double? limit = null, double? target = null) =>
        _figures.Add(new Figure(name, value, unit, limit, target));
}
