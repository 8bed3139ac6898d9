using Classroom.Benchmarks.County;
using Classroom.Benchmarks.Forward.Peers;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Benchmarks.Flood;

/// <summary>One lecturer with camera and microphone and its receiving rooms, over loopback UDP; what arrives is checked packet by packet.</summary>
internal sealed class FloodLesson(LoneWorker worker, LoadThread load, int receivers) : IDisposable
{
    private const uint VideoSsrc = 0x10000001;
    private const uint AudioSsrc = 0x10000002;
    private const int Burst = 4;

    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    private readonly LoadTrack _video = new(MediaKind.Video, "video/VP8", VideoSsrc, 1200, 300);
    private readonly LoadTrack _audio = new(MediaKind.Audio, "audio/opus", AudioSsrc, 120, 50);
    private readonly TrackChecks _checks = new();

    /// <summary>Everybody joins, and media flows.</summary>
    public async Task BeginAsync()
    {
        var lecturer = await WorkerPeer.JoinAsync(worker, load);
        (LoadTrack Track, Producer Producer)[] published =
        [
            (_video, await lecturer.PublishAsync(_video)),
            (_audio, await lecturer.PublishAsync(_audio)),
        ];
        for (var i = 0; i < receivers; i++)
        {
            var receiver = await WorkerPeer.JoinAsync(worker, load);
            foreach (var (track, producer) in published)
            {
                await receiver.ReceiveAsync(producer, _checks.Add(track));
            }
        }

        await load.Run(now =>
        {
            lecturer.Start(_video, Burst, now);
            lecturer.Start(_audio, 1, now);
            return true;
        });
    }

    /// <summary>Watches every packet sent from now on, for a while.</summary>
    public Task<Watch> WatchAsync(TimeSpan duration) => _checks.WatchAsync(load, duration, _video.PacketsPerSecond, Settling);

    public void Dispose() => load.Dispose();
}
