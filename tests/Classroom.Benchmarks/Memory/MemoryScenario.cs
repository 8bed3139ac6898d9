using Classroom.Benchmarks.Forward;
using Classroom.Benchmarks.Forward.Peers;
using Classroom.Benchmarks.Forward.Targets;
using Classroom.Benchmarks.Measuring;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Srtp;
using Classroom.Testing.Rooms;

namespace Classroom.Benchmarks.Memory;

/// <summary>
/// The load of <c>forward</c> with one publisher, while receivers join. The relay is looked at (<see cref="MemorySplit"/>) when the first have
/// joined and when all have: what a receiver costs is the slope between the two, not what the first join brings in once for all.
/// </summary>
internal sealed class MemoryScenario(MemoryLoad load)
{
    // What issue 3 asks for, in kB.
    private const double Target = 60;

    private const double BytesPerKiB = 1024;
    private const double BytesPerKb = 1000;
    private const string Name = "bench-0";

    // Handshakes have settled by then, histories are full, and young garbage has had its turn.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(6);

    private readonly List<Figure> _figures = [];
    private readonly LoadTrack[] _tracks =
    [
        new(MediaKind.Audio, "audio/opus", 0x10000001, ForwardLoad.AudioBytes, ForwardLoad.AudioPacketsPerSecond),
        new(MediaKind.Video, "video/VP8", 0x10000002, ForwardLoad.VideoBytes, ForwardLoad.VideoPacketsPerSecond),
    ];

    public async Task<Report> RunAsync()
    {
        var loadBefore = Machine.Load();
        var cores = Cores.Share();
        using var thread = new LoadThread(cores.Load, SrtpProfile.AeadAes128Gcm);
        await using var relay = await RelayTarget.StartAsync(thread, cores);
        using var administrator = await Administrator.SignInAsync(relay.Address);
        await PublishAsync(thread, relay);
        await JoinAsync(relay, load.First);
        var before = await MemorySplit.OfAsync(relay.ProcessId, administrator);
        await JoinAsync(relay, load.Receivers - load.First);
        var after = await MemorySplit.OfAsync(relay.ProcessId, administrator);

        Tell(before, after);
        return new Report(load, Machine.Describe(loadBefore), _figures);
    }

    private async Task PublishAsync(LoadThread thread, RelayTarget relay)
    {
        var publisher = await relay.PublishAsync(Name, _tracks);
        await thread.Run(now =>
        {
            foreach (var track in _tracks)
            {
                thread.Send(track, publisher, 1, now);
            }

            return true;
        });
    }

    private async Task JoinAsync(RelayTarget relay, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await relay.ReceiveAsync(Name, _tracks.ToDictionary(track => track, track => new TrackCheck(track, _ => { })));
        }

        await Task.Delay(Settling);
    }

    private void Tell(MemorySplit before, MemorySplit after)
    {
        var each = after.GrowthSince(before, load.Receivers - load.First);
        Add($"resident, {load.First} receivers", before.Resident / BytesPerKiB, "MiB");
        Add($"resident, {load.Receivers} receivers", after.Resident / BytesPerKiB, "MiB");
        Add("of it managed objects that live", after.Live / BytesPerKiB, "MiB");
        Add("of it native memory", after.Native / BytesPerKiB, "MiB");
        Add("resident memory of a receiver", InKb(each.Resident), "kB", limit: Target);
        Add("of it managed objects that live", InKb(each.Live), "kB");
        Add("of it native memory", InKb(each.Native), "kB");
        Add("of it room of the collector, code, stacks, files", InKb(each.Rest), "kB");
    }

    private static double InKb(double kib) => kib * BytesPerKiB / BytesPerKb;

    private void Add(string name, double value, string unit, double? limit = null) => _figures.Add(new Figure(name, value, unit, limit));
}
