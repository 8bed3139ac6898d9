using Classroom.Benchmarks.Forward.Peers;
using Classroom.Benchmarks.Forward.Targets;
using Classroom.Benchmarks.Measuring;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Udp;

namespace Classroom.Benchmarks.Forward;

/// <summary>A server with its peers connected and traffic flowing; what it does then can be measured, again and again.</summary>
internal sealed class ForwardStage : IAsyncDisposable
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    // The relay's code is compiled anew while it runs, which a lesson of 45 minutes does not notice: it has settled when three seconds
    // bring no more of it than a few of the kernel's smallest counts. Code that counts itself for the compiler is two or three times as slow.
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan CompilerPause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CompilerRest = TimeSpan.FromMilliseconds(30);

    // What is not there by then is lost.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    private const uint FirstSsrc = 0x10000001;

    private readonly Percentiles _joins = new();
    private readonly List<(LoadTrack Track, List<TrackCheck> Checks)> _tracks = [];
    private readonly ForwardLoad _load;
    private readonly LoadThread _thread;
    private readonly IForwardTarget _target;
    private readonly Cores _cores;
    private Percentiles _latency = new();
    private TimeSpan _joinCpu;
    private JoinCost _join;
    private double _residentBefore;

    private ForwardStage(ForwardLoad load, LoadThread thread, IForwardTarget target, Cores cores) =>
        (_load, _thread, _target, _cores) = (load, thread, target, cores);

    /// <summary>Starts a server, brings the peers in, and lets traffic flow until it has settled.</summary>
    /// <exception cref="TargetMissingException">There is no such server on this machine.</exception>
    public static async Task<ForwardStage> OpenAsync(TargetKind kind, ForwardLoad load, Cores cores)
    {
        var thread = new LoadThread(cores.Load, load.Profile);
        ForwardStage? stage = null;
        try
        {
            stage = new ForwardStage(load, thread, await kind.StartAsync(thread, cores, load.Profile), cores);
            await stage.FillAsync();
            return stage;
        }
        catch
        {
            await (stage?.DisposeAsync() ?? DisposeAsync(thread));
            throw;
        }
    }

    /// <summary>Publishers send this many video packets per second from now on.</summary>
    public Task SetRateAsync(int packetsPerSecond) => _thread.Run(_ =>
    {
        foreach (var (track, _) in _tracks.Where(one => one.Track.Kind == MediaKind.Video))
        {
            track.PacketsPerSecond = packetsPerSecond;
        }

        return true;
    });

    public async Task<ForwardRun> MeasureAsync(TargetKind kind, TimeSpan duration)
    {
        var most = (int)(_tracks.Max(one => one.Track.PacketsPerSecond) * (duration.TotalSeconds + 10));
        await _thread.Run(_ => ForEachCheck(check => check.Begin(most)));
        var (start, cpu, loadCpu, busy) = (MediaClock.Now, _target.CpuTime, _thread.CpuTime, CoreClock.BusyTimeOf(_cores.Relay));
        await Task.Delay(duration);
        var (time, cpuUsed, loadUsed) = (MediaClock.Now - start, _target.CpuTime - cpu, _thread.CpuTime - loadCpu);
        var othersUsed = CoreClock.BusyTimeOf(_cores.Relay) - busy - cpuUsed;
        await _thread.Run(_ => ForEachCheck(check => check.End()));
        var resident = _target.ResidentKiB;
        await Task.Delay(Settling);
        return await _thread.Run(_ => Report(kind, time, cpuUsed, Math.Max(0, othersUsed / time), loadUsed / time, resident));
    }

    public async ValueTask DisposeAsync()
    {
        await _target.DisposeAsync();
        _thread.Dispose();
    }

    private static ValueTask DisposeAsync(LoadThread thread)
    {
        thread.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task FillAsync()
    {
        var publishers = new List<(LoadPeer Peer, LoadTrack[] Tracks)>();
        for (var i = 0; i < _load.Publishers; i++)
        {
            var ssrc = FirstSsrc + 2 * (uint)i;
            LoadTrack[] tracks =
            [
                new(MediaKind.Audio, "audio/opus", ssrc, ForwardLoad.AudioBytes + _target.ExtraBytes, ForwardLoad.AudioPacketsPerSecond),
                new(MediaKind.Video, "video/VP8", ssrc + 1, ForwardLoad.VideoBytes + _target.ExtraBytes, ForwardLoad.VideoPacketsPerSecond),
            ];
            publishers.Add((await _target.PublishAsync(NameOf(i), tracks), tracks));
        }

        _residentBefore = _target.ResidentKiB;
        var cpu = _target.CpuTime;
        var (joined, spent) = (0, _target.Spent);
        for (var i = 0; i < publishers.Count; i++)
        {
            var checks = publishers[i].Tracks.ToDictionary(track => track, _ => new List<TrackCheck>());
            for (var j = 0; j < _load.Receivers; j++)
            {
                if (joined++ == _load.AllReceivers / 2)
                {
                    spent = _target.Spent;
                }

                await JoinAsync(NameOf(i), checks);
            }

            _tracks.AddRange(checks.Select(pair => (pair.Key, pair.Value)));
        }

        _joinCpu = (_target.CpuTime - cpu) / _load.AllReceivers;
        _join = (_target.Spent - spent) / (_load.AllReceivers - _load.AllReceivers / 2);
        await _thread.Run(now => StartTraffic(publishers, now));
        await Task.Delay(WarmUp);
        await SettleAsync();
        await _thread.Run(_ => ForEachCheck(check =>
        {
            if (!check.HasBegun)
            {
                throw new InvalidOperationException("A receiver gets nothing, or nothing it can open.");
            }
        }));
    }

    private async Task SettleAsync()
    {
        var start = MediaClock.Now;
        TimeSpan before;
        if (_target.CompilerTime == TimeSpan.Zero)
        {
            return;
        }

        do
        {
            before = _target.CompilerTime;
            await Task.Delay(CompilerPause);
        }
        while (_target.CompilerTime - before > CompilerRest && MediaClock.Now - start < LongestSettling);
    }

    private async Task JoinAsync(string name, Dictionary<LoadTrack, List<TrackCheck>> checks)
    {
        var own = checks.Keys.ToDictionary(track => track, track => new TrackCheck(track, Latency));
        var start = MediaClock.Now;
        await _target.ReceiveAsync(name, own);
        _joins.Add(MediaClock.Now - start);
        foreach (var (track, check) in own)
        {
            checks[track].Add(check);
        }
    }

    private void Latency(TimeSpan duration) => _latency.Add(duration);

    // Publishers are spread over a burst's distance, as unrelated ones are.
    private bool StartTraffic(List<(LoadPeer Peer, LoadTrack[] Tracks)> publishers, MonotonicTime now)
    {
        var distance = TimeSpan.FromSeconds((double)_load.Burst / ForwardLoad.VideoPacketsPerSecond) / publishers.Count;
        for (var i = 0; i < publishers.Count; i++)
        {
            foreach (var track in publishers[i].Tracks)
            {
                _thread.Send(track, publishers[i].Peer, track.Kind == MediaKind.Video ? _load.Burst : 1, now + distance * i);
            }
        }

        return true;
    }

    private ForwardRun Report(TargetKind kind, TimeSpan time, TimeSpan cpu, double othersShare, double loadShare, double resident)
    {
        var checks = _tracks.SelectMany(one => one.Checks).ToList();
        var received = checks.Sum(check => check.Received);
        var run = new ForwardRun(
            kind.Name,
            _load,
            time,
            checks.Sum(check => check.Expected),
            received,
            checks.Sum(check => check.Corrupt),
            cpu.TotalNanoseconds / Math.Max(1, received),
            cpu / time,
            othersShare,
            loadShare,
            _latency.At(0.5),
            _latency.At(0.95),
            _latency.At(0.99),
            resident / 1024,
            (resident - _residentBefore) / _load.AllReceivers,
            _joins.At(0.5) / 1000,
            _joins.At(0.95) / 1000,
            _joinCpu.TotalMicroseconds,
            _join);
        _latency = new Percentiles();
        return run;
    }

    private bool ForEachCheck(Action<TrackCheck> action)
    {
        foreach (var (_, checks) in _tracks)
        {
            checks.ForEach(action);
        }

        return true;
    }

    private static string NameOf(int publisher) => $"bench-{publisher}";
}
