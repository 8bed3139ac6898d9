using System.Diagnostics;
using Classroom.Benchmarks.Bell;
using Classroom.Benchmarks.Measuring;
using Classroom.Testing;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Benchmarks.Churn;

/// <summary>The real relay on one core with a lesson that goes on, and on the other the rooms of a second lesson that join, see its picture and leave, over and over.</summary>
internal sealed class ChurnScenario(ChurnLoad load) : IDisposable
{
    // What issue 3 asks for: where they were, give or take 2 %.
    private const double TolerancePercent = 2;

    private const int RunningLecture = 1;

    private const int MostWarmUps = 4;

    private static readonly TimeSpan PeerRest = TimeSpan.FromMilliseconds(2);

    // The relay's code is compiled anew as long as joins call it, which takes memory once for all. It has been when a pause brings no more of
    // it than a few of the kernel's smallest counts.
    private static readonly TimeSpan CompilerPause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CompilerRest = TimeSpan.FromMilliseconds(30);

    private readonly Cores _cores = Cores.Share();
    private readonly PeerThread _churning = new(rest: PeerRest);
    private readonly PeerThread _watching = new(goesFirst: true);
    private readonly List<Figure> _figures = [];
    private readonly List<double> _live = [];
    private RelayProcess _relay = null!;
    private IReadOnlyList<string> _receivers = [];
    private int _failed;

    public async Task<Report> RunAsync()
    {
        var loadBefore = Machine.Load();
        await using (_relay = await RelayProcess.StartAsync(_cores.Relay, "--announce", "127.0.0.1"))
        {
            using var administrator = await Administrator.SignInAsync(_relay.Address);
            var tokens = (await BellCounty.ImportAsync(_relay.Address, administrator, 1, load.Rooms)).Lessons[0];
            _receivers = [.. tokens.Skip(1)];
            await using var running = await RunningLesson.BeginAsync(_relay.Address, RunningLecture, _watching);
            await using var lecturer = new BellRoom(_relay.Address, tokens[0], isLecture: true, _churning);
            var warmingUp = WarmUpAsync();
            await Task.WhenAll(lecturer.JoinAsync(), warmingUp);
            var warmUps = await warmingUp;
            var clock = Stopwatch.StartNew();
            var growth = await Growth.WatchAsync(_relay.ProcessId, CycleAsync, load.Cycles, () => CollectAsync(administrator));
            Add($"joins and leaves, after {warmUps * load.WarmUpCycles:N0} to warm up", load.Cycles, "");
            Add("joins and leaves that failed, those to warm up included", _failed, "", limit: 0);
            Add("joins and leaves per second, pauses included", load.Cycles / clock.Elapsed.TotalSeconds, "/s");
            Add("running lesson: packets lost", running.Missing, "", limit: 0);
            Tell(growth);
        }

        return new Report(load, Machine.Describe(loadBefore), _figures);
    }

    public void Dispose()
    {
        _churning.Dispose();
        _watching.Dispose();
    }

    /// <summary>Until the relay's code is compiled for good.</summary>
    /// <returns>How many times the warm-up's joins it took.</returns>
    private async Task<int> WarmUpAsync()
    {
        for (var count = 1; ; count++)
        {
            await CycleAsync(load.WarmUpCycles);
            var before = ProcessUse.CompilerTime(_relay.ProcessId);
            await Task.Delay(CompilerPause);
            if (ProcessUse.CompilerTime(_relay.ProcessId) - before <= CompilerRest || count == MostWarmUps)
            {
                return count;
            }
        }
    }

    /// <summary>Each room does its part, one join after the other.</summary>
    private Task CycleAsync(int count) => Task.WhenAll(_receivers.Select((token, index) => Task.Run(async () =>
    {
        for (var i = index; i < count; i += _receivers.Count)
        {
            await JoinAndLeaveAsync(token);
        }
    })));

    private async Task JoinAndLeaveAsync(string token)
    {
        await using var room = new BellRoom(_relay.Address, token, isLecture: false, _churning);
        try
        {
            await room.JoinAsync();
        }
        catch (Exception problem)
        {
            Interlocked.Increment(ref _failed);
            Console.WriteLine($"A join failed: {problem.Message}");
        }
    }

    private void Tell(Growth growth)
    {
        Tell("sockets", growth, use => use.Sockets, "", isMust: true);
        Tell("descriptors", growth, use => use.Descriptors, "", isMust: true);
        Tell("threads, those of the pool that come and go by themselves too", growth, use => use.Threads, "", isMust: false);
        Tell("managed objects that live", _live[0], _live[1], _live[2], "MiB", isMust: false);
        Tell("private memory, managed and native", growth, use => use.DirtyMiB, "MiB", isMust: false);
        Tell("resident memory", growth, use => use.ResidentMiB, "MiB", isMust: false);
    }

    private void Tell(string what, Growth growth, Func<ProcessUse, double> of, string unit, bool isMust) =>
        Tell(what, of(growth.Before), of(growth.HalfWay), of(growth.After), unit, isMust);

    private void Tell(string what, double before, double half, double after, string unit, bool isMust)
    {
        Add($"{what}: before", before, unit);
        Add($"{what}: growth in the first half", (half - before) / before * 100, "%");
        Add($"{what}: growth in the second half", (after - half) / half * 100, "%");
        Add($"{what}: growth in all", (after - before) / before * 100, "%", limit: isMust ? TolerancePercent : null, target: isMust ? null : TolerancePercent);
    }

    /// <summary>Before each look alike: with dead objects in it a figure would say when the collector came by last, not what is held.</summary>
    private async Task CollectAsync(Administrator administrator) => _live.Add(await MemorySplit.LiveKiBAsync(_relay.ProcessId, administrator) / 1024);

    private void Add(string name, double value, string unit, double? limit = null, double? target = null) =>
        _figures.Add(new Figure(name, value, unit, limit, target));
}
