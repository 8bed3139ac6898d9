using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Classroom.Benchmarks.Forward.Peers;
using Classroom.Benchmarks.Measuring;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Benchmarks.Forward.Targets;

/// <summary>Debian's Janus with its videoroom, by its HTTP interface; ICE-lite as our relay is, everything else as it comes.</summary>
internal sealed class JanusTarget : IForwardTarget
{
    private readonly Dictionary<string, (long Room, JsonNode Publisher)> _rooms = [];
    private readonly string _folder;
    private readonly LoadThread _load;
    private readonly Process _process;
    private readonly JanusSession _session;

    private JanusTarget(LoadThread load, string folder, Process process, JanusSession session) =>
        (_load, _folder, _process, _session) = (load, folder, process, session);

    public TimeSpan CpuTime => ServerProcess.CpuTimeOf(_process.Id);

    public TimeSpan CompilerTime => TimeSpan.Zero;

    public JoinCost Spent => new(CpuTime, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    public double ResidentKiB => ServerProcess.ResidentKiBOf(_process.Id);

    public int ExtraBytes => 0;

    /// <param name="eventLoops">Threads that all peers share; 0 for one for each.</param>
    /// <exception cref="TargetMissingException">It is not installed, or this machine has no address it could offer.</exception>
    public static async Task<JanusTarget> StartAsync(LoadThread load, Cores cores, int eventLoops)
    {
        var address = HostAddress.Find() ?? throw new TargetMissingException("this machine has no IPv4 address but loopback, which Janus does not offer");
        var folder = Directory.CreateTempSubdirectory("classroom-janus-").FullName;
        var port = FreeTcpPort();
        JanusFiles.Write(folder, port, address, eventLoops);
        try
        {
            var process = await cores.StartServer(() => Task.FromResult(Launch(folder)));
            var session = await JanusSession.OpenAsync(new Uri($"http://127.0.0.1:{port}/janus"), () => !process.HasExited);
            return new JanusTarget(load, folder, process, session);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public async Task<LoadPeer> PublishAsync(string name, IReadOnlyList<LoadTrack> tracks)
    {
        var handle = await _session.AttachAsync();
        var created = await _session.RequestAsync(
            handle, new() { ["request"] = "create", ["publishers"] = 1, ["videocodec"] = "vp8", ["audiocodec"] = "opus", ["bitrate"] = 0 });
        var room = created.Data["room"]!.GetValue<long>();
        var joined = await _session.RequestAsync(handle, new() { ["request"] = "join", ["ptype"] = "publisher", ["room"] = room });
        _rooms[name] = (room, joined.Data["id"]!);

        var peer = await _load.AddSecure();
        var parameters = await _load.Run(now => tracks.Select(track => peer.Publish(track, now)).ToList());
        var published = await _session.RequestAsync(handle, new() { ["request"] = "publish" }, "offer", new PeerDescription(peer).Publish(parameters));
        await _load.Connect(peer, published.Description);
        await _session.WaitUntilUpAsync(handle);
        return peer;
    }

    public async Task ReceiveAsync(string name, IReadOnlyDictionary<LoadTrack, TrackCheck> checks)
    {
        var (room, publisher) = _rooms[name];
        var peer = await _load.AddSecure();
        var handle = await _session.AttachAsync();
        var attached = await _session.RequestAsync(handle, new()
        {
            ["request"] = "join",
            ["ptype"] = "subscriber",
            ["room"] = room,
            ["streams"] = new JsonArray(new JsonObject { ["feed"] = publisher.DeepClone() }),
        });
        await _load.Run(_ => peer.Expect(attached.Description, checks));
        await _session.RequestAsync(handle, new() { ["request"] = "start" }, "answer", new PeerDescription(peer).Accept(attached.Description));
        await _load.Connect(peer, attached.Description);
    }

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Process Launch(string folder)
    {
        try
        {
            var start = new ProcessStartInfo("janus", ["-F", folder, "-C", Path.Combine(folder, "janus.jcfg"), "-N"]) { RedirectStandardOutput = true };
            var process = Process.Start(start)!;
            process.BeginOutputReadLine();
            return process;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new TargetMissingException("janus is not installed (apt-get install janus)", missing);
        }
    }

    private static int FreeTcpPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
