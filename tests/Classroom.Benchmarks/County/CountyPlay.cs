using Classroom.Benchmarks.Forward.Peers;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Benchmarks.County;

/// <summary>
/// The rooms of any number of counties as peers of one worker, and a wall for each county. Every packet of every receiver is checked. A
/// thumbnail is a track of its own here, at the rate of a camera's lowest layer.
/// </summary>
internal sealed class CountyPlay(LoneWorker worker, LoadThread load)
{
    private const int VideoBytes = 1200;
    private const int AudioBytes = 120;
    private const int AudioPerSecond = 50;

    // Packets of 1200 bytes a second: 3 Mbit/s, 1.5 Mbit/s, 500 kbit/s and 100 kbit/s.
    private const int CameraPerSecond = 312;
    private const int SlidesPerSecond = 156;
    private const int SmallPerSecond = 52;
    private const int ThumbnailPerSecond = 10;

    // A picture's packets leave a browser back to back: 30 pictures/s of ten packets, less for the smaller ones.
    private const int CameraBurst = 10;
    private const int SlidesBurst = 5;
    private const int SmallBurst = 2;

    private const int JoinsAtOnce = 8;

    // The receiving side of our SRTP, which the peers use, remembers 64 sources; a wall has more and takes several peers.
    private const int PicturesPerPeer = 60;

    // Tracks begin apart by up to a picture's time, as cameras do.
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(1.0 / 30);

    private readonly List<(WorkerPeer Peer, LoadTrack Track, int Burst)> _published = [];
    private readonly TrackChecks _checks = new();
    private readonly Lock _gate = new();
    private uint _lastSsrc = 0x20000000;

    /// <summary>One more county: its rooms and its wall join.</summary>
    public async Task AddAsync(int lectures, int receivers)
    {
        var thumbnails = new List<(LoadTrack, Producer)>();
        await Parallel.ForEachAsync(Enumerable.Range(0, lectures), new ParallelOptions { MaxDegreeOfParallelism = JoinsAtOnce }, async (_, _) =>
        {
            var shown = await AddLessonAsync(receivers);
            lock (_gate)
            {
                thumbnails.AddRange(shown);
            }
        });
        foreach (var page in thumbnails.Chunk(PicturesPerPeer))
        {
            var wall = await WorkerPeer.JoinAsync(worker, load);
            foreach (var (track, producer) in page)
            {
                await ReceiveAsync(wall, track, producer);
            }
        }
    }

    /// <summary>Media flows from now on.</summary>
    public Task StartAsync() => load.Run(now =>
    {
        for (var i = 0; i < _published.Count; i++)
        {
            _published[i].Peer.Start(_published[i].Track, _published[i].Burst, now + Spread * ((double)i / _published.Count));
        }

        return true;
    });

    /// <summary>Watches every packet sent from now on, for a while.</summary>
    /// <param name="settling">How long late packets are waited for afterwards.</param>
    public Task<Watch> WatchAsync(TimeSpan duration, TimeSpan settling) => _checks.WatchAsync(load, duration, CameraPerSecond, settling);

    /// <returns>The lesson's thumbnails.</returns>
    private async Task<IReadOnlyList<(LoadTrack Track, Producer Producer)>> AddLessonAsync(int receivers)
    {
        var lecturer = await WorkerPeer.JoinAsync(worker, load);
        (LoadTrack Track, Producer Producer)[] lecture =
        [
            await PublishAsync(lecturer, MediaKind.Video, CameraPerSecond, CameraBurst),
            await PublishAsync(lecturer, MediaKind.Video, SlidesPerSecond, SlidesBurst),
            await PublishAsync(lecturer, MediaKind.Audio, AudioPerSecond, 1),
        ];
        List<(LoadTrack, Producer)> thumbnails = [await PublishAsync(lecturer, MediaKind.Video, ThumbnailPerSecond, 1)];
        for (var i = 0; i < receivers; i++)
        {
            var room = await WorkerPeer.JoinAsync(worker, load);
            foreach (var (track, producer) in lecture)
            {
                await ReceiveAsync(room, track, producer);
            }

            foreach (var (kind, rate, burst) in new[] { (MediaKind.Video, SmallPerSecond, SmallBurst), (MediaKind.Audio, AudioPerSecond, 1) })
            {
                var (track, producer) = await PublishAsync(room, kind, rate, burst);
                await ReceiveAsync(lecturer, track, producer);
            }

            thumbnails.Add(await PublishAsync(room, MediaKind.Video, ThumbnailPerSecond, 1));
        }

        return thumbnails;
    }

    private async Task<(LoadTrack Track, Producer Producer)> PublishAsync(WorkerPeer peer, MediaKind kind, int packetsPerSecond, int burst)
    {
        var isVideo = kind == MediaKind.Video;
        var track = new LoadTrack(
            kind, isVideo ? "video/VP8" : "audio/opus", Interlocked.Increment(ref _lastSsrc), isVideo ? VideoBytes : AudioBytes, packetsPerSecond);
        lock (_gate)
        {
            _published.Add((peer, track, burst));
        }

        return (track, await peer.PublishAsync(track));
    }

    private Task ReceiveAsync(WorkerPeer peer, LoadTrack track, Producer producer) => peer.ReceiveAsync(producer, _checks.Add(track));
}
