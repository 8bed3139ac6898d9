using Classroom.Relay.Media;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Udp;
using Classroom.Relay.Udp.Native;

namespace Classroom.Benchmarks.Forward;

/// <summary>One publisher, many receivers, loopback UDP; server on one core, load on another.</summary>
internal sealed class ForwardScenario(ForwardLoad load) : IDisposable
{
    private const uint VideoSsrc = 0x10000001;
    private const uint AudioSsrc = 0x10000002;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Late repairs included: what is not there by then counts as lost.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    private static readonly int[] Cores = CurrentThread.AllowedCores();

    private readonly RelayTarget _target = new(Cores.Length > 1 ? Cores[0] : null);
    private readonly LoadThread _load = new(Cores.Length > 1 ? Cores[1] : null);
    private readonly Percentiles _latency = new();
    private readonly Percentiles _joins = new();
    private readonly List<TrackCheck> _checks = [];

    public async Task<ForwardReport> Run()
    {
        var capabilities = await _target.Worker.Run((router, _) => router.Capabilities);
        LoadTrack[] tracks =
        [
            new(MediaKind.Video, "video/VP8", VideoSsrc, 1200, load.VideoPacketsPerSecond, capabilities),
            new(MediaKind.Audio, "audio/opus", AudioSsrc, 120, load.AudioPacketsPerSecond, capabilities),
        ];
        var (locals, producers) = await Publish(tracks);
        for (var i = 0; i < load.Receivers; i++)
        {
            await AddReceiver(tracks, producers);
        }

        await _load.Run(now => StartTraffic(tracks, locals, now));
        await Task.Delay(load.WarmUp);
        return await Measure();
    }

    public void Dispose()
    {
        _load.Dispose();
        _target.Dispose();
    }

    private async Task<(Producer[] Locals, Producer[] Producers)> Publish(LoadTrack[] tracks)
    {
        var (client, transport) = await Join();
        var locals = new Producer[tracks.Length];
        var producers = new Producer[tracks.Length];
        for (var i = 0; i < tracks.Length; i++)
        {
            var track = tracks[i];
            (locals[i], var consumer) = await _load.Run(_ =>
            {
                var local = client.Router.ProduceLocally($"{track.Kind}", track.Kind, track.Parameters, null, out var problem)
                    ?? throw new InvalidOperationException(problem);
                return (local, client.Transport.Consume(local.Id, local, client.Router.Capabilities, null)!);
            });
            producers[i] = await _target.Produce(transport, track.Kind, consumer.Parameters);
            await _load.Run(now =>
            {
                consumer.Resume(now);
                return true;
            });
        }

        return (locals, producers);
    }

    private bool StartTraffic(LoadTrack[] tracks, Producer[] locals, MonotonicTime now)
    {
        for (var i = 0; i < tracks.Length; i++)
        {
            _load.Send(tracks[i], locals[i], tracks[i].Kind == MediaKind.Video ? load.Burst : 1, now);
        }

        return true;
    }

    private async Task AddReceiver(LoadTrack[] tracks, Producer[] producers)
    {
        var (client, transport) = await Join();
        for (var i = 0; i < tracks.Length; i++)
        {
            var check = new TrackCheck(tracks[i], _latency);
            _checks.Add(check);
            var consumer = await _target.Consume(transport, producers[i]);
            await _load.Run(_ =>
            {
                if (!client.Transport.TryProduce(consumer.Id, consumer.Kind, consumer.Parameters, null, out var producer, out var problem))
                {
                    throw new InvalidOperationException(problem);
                }

                producer.AddTap(check);
                return true;
            });
            await _target.Resume(consumer);
        }
    }

    private async Task<(LoadClient Client, WebRtcTransport Transport)> Join()
    {
        var start = MediaClock.Now;
        var client = await _load.AddClient();
        var transport = await _target.AddTransport(_load.Fingerprint);
        await _load.Run(now =>
        {
            client.Connect(_target.Fingerprint, transport.LocalCredentials, _target.Candidate, now);
            return true;
        });
        _joins.Add(await client.Connected.WaitAsync(Patience) - start);
        return (client, transport);
    }

    private async Task<ForwardReport> Measure()
    {
        var most = (int)((load.VideoPacketsPerSecond + load.AudioPacketsPerSecond) * (load.Duration.TotalSeconds + Patience.TotalSeconds));
        var allocatedBefore = await _target.AllocatedBytes();
        var before = await _target.Worker.Snapshot();
        await _load.Run(_ => ForEachCheck(check => check.Begin(most)));
        await Task.Delay(load.Duration);
        await _load.Run(_ => ForEachCheck(check => check.End()));
        var after = await _target.Worker.Snapshot();
        var allocated = await _target.AllocatedBytes() - allocatedBefore;
        await Task.Delay(Settling);
        return await _load.Run(_ => Report(before, after, allocated));
    }

    private ForwardReport Report(WorkerSnapshot before, WorkerSnapshot after, long allocated)
    {
        var forwarded = after.Router.PacketsForwarded - before.Router.PacketsForwarded;
        var cpu = after.CpuTime - before.CpuTime;
        var messages = after.Sent.Messages - before.Sent.Messages;
        var segmented = after.Sent.SegmentedMessages - before.Sent.SegmentedMessages;
        return new ForwardReport(
            "relay",
            load,
            _checks.Sum(check => check.Expected),
            _checks.Sum(check => check.Received),
            _checks.Sum(check => check.Corrupt),
            forwarded,
            cpu.TotalNanoseconds / Math.Max(1, forwarded),
            cpu / load.Duration,
            _latency.At(0.5),
            _latency.At(0.95),
            _latency.At(0.99),
            _latency.At(1),
            _joins.At(0.5) / 1000,
            _joins.At(0.95) / 1000,
            allocated,
            (double)segmented / Math.Max(1, messages),
            after.Loop.Longest.TotalMilliseconds);
    }

    private bool ForEachCheck(Action<TrackCheck> action)
    {
        _checks.ForEach(action);
        return true;
    }
}
