using System.Diagnostics;
using Classroom.Benchmarks.Forward.Peers;
using Classroom.Benchmarks.Measuring;
using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Udp;

namespace Classroom.Benchmarks.County;

/// <summary>One worker on one core, all rooms of the county on the other; then more counties, each time with a fresh worker, until packets are lost.</summary>
internal sealed class CountyScenario(CountyLoad load)
{
    // What issue 3 asks for.
    private const double DelayTargetMs = 5;

    private const double UsPerMs = 1000;

    private static readonly int[] Steps = [1, 2, 5, 10];

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostBeyond = TimeSpan.FromSeconds(10);

    // Packets are few and far between at each of hundreds of sockets, and stamped by the kernel: looking seldom costs nothing but buffers.
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMilliseconds(4);

    private readonly Cores _cores = Cores.Share();
    private readonly List<Figure> _figures = [];

    public async Task<Report> RunAsync()
    {
        var loadBefore = Machine.Load();
        foreach (var times in load.Times is { } only ? [only] : Steps)
        {
            if (await MeasureAsync(times) > 0)
            {
                break;
            }
        }

        return new Report(load, Machine.Describe(loadBefore), _figures);
    }

    /// <returns>Packets lost.</returns>
    private async Task<long> MeasureAsync(int times)
    {
        using var worker = new LoneWorker(_cores.Relay);
        using var thread = new LoadThread(_cores.Load, SrtpProfile.AeadAes128Gcm, SweepInterval);
        var play = new CountyPlay(worker, thread);
        Console.WriteLine($"{times} x: {times * load.Lectures} lectures of {load.Receivers} receiving rooms begin");
        for (var i = 0; i < times; i++)
        {
            await play.AddAsync(load.Lectures, load.Receivers);
        }

        await play.StartAsync();
        await Task.Delay(WarmUp);
        var duration = times == 1 || load.Duration < MostBeyond ? load.Duration : MostBeyond;
        var (clock, before, loadBefore) = (Stopwatch.StartNew(), await worker.Worker.Snapshot(), thread.CpuTime);
        var watching = play.WatchAsync(duration, Settling);
        await Task.Delay(duration);
        var (lasted, after, loadAfter) = (clock.Elapsed, await worker.Worker.Snapshot(), thread.CpuTime);
        var watch = await watching;
        Tell($"{times} x", watch, before, after, lasted, mustHold: times == 1);
        Add($"{times} x: the load's use of its core; near 100 it is the limit", (loadAfter - loadBefore) / lasted * 100, "%");
        return watch.Lost;
    }

    private void Tell(string times, Watch watch, WorkerSnapshot before, WorkerSnapshot after, TimeSpan lasted, bool mustHold)
    {
        var seconds = lasted.TotalSeconds;
        Add($"{times}: packets in per second", (after.Received.Packets - before.Received.Packets) / seconds, "/s");
        Add($"{times}: packets forwarded per second", (after.Router.PacketsForwarded - before.Router.PacketsForwarded) / seconds, "/s");
        Add($"{times}: forwarded", (after.Router.BytesForwarded - before.Router.BytesForwarded) * 8 / seconds / 1e6, "Mbit/s");
        Add($"{times}: packets lost, of {watch.Expected:N0}", watch.Lost, "", limit: mustHold ? 0 : null);
        Add($"{times}: packets damaged, of one in sixteen", watch.Corrupt, "", limit: mustHold ? 0 : null);
        Add($"{times}: forwarding delay p50", watch.Delay.At(0.5) / UsPerMs, "ms");
        Add($"{times}: forwarding delay p99", watch.Delay.At(0.99) / UsPerMs, "ms", target: DelayTargetMs);
        Add($"{times}: forwarding delay, longest", watch.Delay.At(1) / UsPerMs, "ms");
        Add($"{times}: turns of the worker above the stall budget of 5 ms", after.Loop.Stalls - before.Loop.Stalls, "");
        Add($"{times}: CPU per forwarded packet", (after.CpuTime - before.CpuTime).TotalNanoseconds / (after.Router.PacketsForwarded - before.Router.PacketsForwarded), "ns");
        Add($"{times}: the worker's use of its core", (after.CpuTime - before.CpuTime) / lasted * 100, "%");
    }

    private void Add(string name, double value, string unit, double? limit = null, double? target = null) =>
        _figures.Add(new Figure(name, value, unit, limit, target));
}
