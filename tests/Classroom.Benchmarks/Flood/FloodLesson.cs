using Classroom.Benchmarks.Forward;
using Classroom.Relay.Media;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Benchmarks.Flood;

/// <summary>One lecturer with camera and microphone and its receiving rooms, over loopback UDP; what arrives is checked packet by packet.</summary>
internal sealed class FloodLesson(RelayTarget relay, LoadThread load, int receivers) : IDisposable
{
    private const uint VideoSsrc = 0x10000001;
    private const uint AudioSsrc = 0x10000002;
    private const int Burst = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<(LoadTrack Track, Producer Received)> _received = [];
    private LoadTrack[] _tracks = [];

    /// <summary>Everybody joins, and media flows.</summary>
    public async Task BeginAsync()
    {
        var capabilities = await relay.Worker.Run((router, _) => router.Capabilities);
        _tracks =
        [
            new(MediaKind.Video, "video/VP8", VideoSsrc, 1200, 300, capabilities),
            new(MediaKind.Audio, "audio/opus", AudioSsrc, 120, 50, capabilities),
        ];
        var (client, transport) = await JoinAsync();
        var producers = new List<Producer>();
        var locals = new List<Producer>();
        foreach (var track in _tracks)
        {
            var (local, consumer) = await load.Run(now => Publish(client, track, now));
            producers.Add(await relay.Produce(transport, track.Kind, consumer.Parameters));
            locals.Add(local);
        }

        for (var i = 0; i < receivers; i++)
        {
            await AddReceiverAsync(producers);
        }

        await load.Run(now =>
        {
            for (var i = 0; i < _tracks.Length; i++)
            {
                load.Send(_tracks[i], locals[i], _tracks[i].Kind == MediaKind.Video ? Burst : 1, now);
            }

            return true;
        });
    }

    /// <summary>Watches every packet sent from now on, for a while.</summary>
    public async Task<FloodWatch> WatchAsync(TimeSpan duration, TimeSpan settling)
    {
        var latency = new Percentiles();
        var checks = await load.Run(_ => _received.ConvertAll(one =>
        {
            var check = new TrackCheck(one.Track, latency);
            check.Begin((int)(one.Track.PacketsPerSecond * (duration + Patience).TotalSeconds));
            one.Received.AddTap(check);
            return check;
        }));
        await Task.Delay(duration);
        await load.Run(_ =>
        {
            checks.ForEach(check => check.End());
            return true;
        });
        await Task.Delay(settling);
        return await load.Run(_ =>
        {
            for (var i = 0; i < checks.Count; i++)
            {
                _received[i].Received.RemoveTap(checks[i]);
            }

            return new FloodWatch(
                checks.Sum(check => check.Expected), checks.Sum(check => check.Received), checks.Sum(check => check.Corrupt), latency.At(0.5), latency.At(0.99));
        });
    }

    public void Dispose() => load.Dispose();

    private static (Producer Local, Consumer Sent) Publish(LoadClient client, LoadTrack track, MonotonicTime now)
    {
        var local = client.Router.ProduceLocally($"{track.Kind}", track.Kind, track.Parameters, null, out var problem)
            ?? throw new InvalidOperationException(problem);
        var consumer = client.Transport.Consume(local.Id, local, client.Router.Capabilities, null)!;
        consumer.Resume(now);
        return (local, consumer);
    }

    private async Task AddReceiverAsync(List<Producer> producers)
    {
        var (client, transport) = await JoinAsync();
        for (var i = 0; i < producers.Count; i++)
        {
            var consumer = await relay.Consume(transport, producers[i]);
            var received = await load.Run(_ =>
                client.Transport.TryProduce(consumer.Id, consumer.Kind, consumer.Parameters, null, out var producer, out var problem)
                    ? producer
                    : throw new InvalidOperationException(problem));
            _received.Add((_tracks[i], received));
            await relay.Resume(consumer);
        }
    }

    private async Task<(LoadClient Client, WebRtcTransport Transport)> JoinAsync()
    {
        var client = await load.AddClient();
        var transport = await relay.AddTransport(load.Fingerprint);
        await load.Run(now =>
        {
            client.Connect(relay.Fingerprint, transport.LocalCredentials, relay.Candidate, now);
            return true;
        });
        await client.Connected.WaitAsync(Patience);
        return (client, transport);
    }
}
