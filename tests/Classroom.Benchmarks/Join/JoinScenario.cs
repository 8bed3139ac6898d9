using Classroom.Benchmarks.Forward;
using Classroom.Benchmarks.Forward.Peers;
using Classroom.Benchmarks.Forward.Targets;
using Classroom.Benchmarks.Measuring;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Srtp;
using Classroom.Testing.Rooms;

namespace Classroom.Benchmarks.Join;

/// <summary>
/// Players that join by WHEP and leave again, one after the other, until the relay's code is compiled for good; then as many as were asked for
/// are measured. After each of them come two requests of the same size that make nobody join: what the web server takes by itself, with
/// caches as cold as a join finds them.
/// </summary>
internal sealed class JoinScenario(JoinLoad load)
{
    // What issue 3 asks for.
    private const double Target = 300;

    private const int MostWarmUps = 30;
    private const string Name = "bench-0";

    // More is the background compiler at work.
    private static readonly TimeSpan CompilerRest = TimeSpan.FromMilliseconds(5);

    private readonly List<Figure> _figures = [];
    private readonly LoadTrack[] _tracks =
    [
        new(MediaKind.Audio, "audio/opus", 0x10000001, ForwardLoad.AudioBytes, ForwardLoad.AudioPacketsPerSecond),
        new(MediaKind.Video, "video/VP8", 0x10000002, ForwardLoad.VideoBytes, ForwardLoad.VideoPacketsPerSecond),
    ];

    private RelayTarget _relay = null!;
    private Administrator _administrator = null!;
    private string _offer = "";

    public async Task<Report> RunAsync()
    {
        var loadBefore = Machine.Load();
        var cores = Cores.Share();
        using var thread = new LoadThread(cores.Load, SrtpProfile.AeadAes128Gcm);
        await using (_relay = await RelayTarget.StartAsync(thread, cores))
        using (_administrator = await Administrator.SignInAsync(_relay.Address))
        {
            await _relay.PublishAsync(Name, _tracks);
            _offer = new PeerDescription(await thread.AddSecure()).Receive();
            await WarmUpAsync();
            await MeasureAsync();
        }

        return new Report(load, Machine.Describe(loadBefore), _figures);
    }

    private async Task WarmUpAsync()
    {
        for (var i = 0; i < MostWarmUps; i++)
        {
            var before = _relay.Spent;
            await RoundAsync(new(), new(), new(), new());
            if (i > 1 && (_relay.Spent - before).Compiler <= CompilerRest)
            {
                return;
            }
        }
    }

    private async Task MeasureAsync()
    {
        var (joins, leaves, refused, answered) = (new JoinTotals(), new JoinTotals(), new JoinTotals(), new JoinTotals());
        for (var i = 0; i < load.Joins; i += load.AtOnce)
        {
            await RoundAsync(joins, leaves, refused, answered);
        }

        Add("an answer by the web server alone", answered.Of(cost => cost.Besides), "us");
        Add("a refusal, the caller known", refused.Of(cost => cost.Besides), "us");
        Add("a join besides the handshake", joins.Of(cost => cost.Besides), "us");
        Add("a join: handshake", joins.Of(cost => cost.Handshakes), "us");
        Add("a join besides the handshake: requests", joins.Of(cost => cost.Requests), "us");
        Add("a join besides the handshake: media worker", joins.Of(cost => cost.Media), "us");
        Add("a join besides the handshake: compiling", joins.Of(cost => cost.Compiler), "us");
        Add("a join, an answer and a refusal: managed memory allocated", joins.Allocated / 1024.0 / joins.Count, "KiB");
        Add("a join besides the handshake and the web server", joins.Of(cost => cost.Besides) - answered.Of(cost => cost.Besides), "us", Target);
        Add("a leave", leaves.Of(cost => cost.Besides), "us");
    }

    private async Task RoundAsync(JoinTotals joins, JoinTotals leaves, JoinTotals refused, JoinTotals answered)
    {
        var joined = new List<(LoadPeer, Uri?)>();
        var allocated = await AllocatedAsync();
        for (var i = 0; i < load.AtOnce; i++)
        {
            await MeasureAsync(joins, async () =>
                joined.Add(await _relay.JoinAsync(Name, _tracks.ToDictionary(track => track, track => new TrackCheck(track, _ => { })))));
            await MeasureAsync(answered, () => _relay.BeAnsweredAsync(_offer));
            await MeasureAsync(refused, () => _relay.BeRefusedAsync(_offer));
        }

        joins.Allocated += await AllocatedAsync() - allocated;
        foreach (var one in joined)
        {
            await MeasureAsync(leaves, () => _relay.LeaveAsync(one));
        }
    }

    private async Task MeasureAsync(JoinTotals totals, Func<Task> work)
    {
        var spent = _relay.Spent;
        await work();
        totals.Add(_relay.Spent - spent);
    }

    private async Task<long> AllocatedAsync()
    {
        // Who asks within half a second of another gets the same reading.
        await Task.Delay(TimeSpan.FromMilliseconds(600));
        return (await _administrator.HealthAsync()).Process.AllocatedBytes;
    }

    private void Add(string name, double value, string unit, double? target = null) => _figures.Add(new Figure(name, value, unit, Target: target));
}
