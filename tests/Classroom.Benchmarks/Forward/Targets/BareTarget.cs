using System.Net;
using Classroom.Benchmarks.Forward.Peers;
using Classroom.Benchmarks.Measuring;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Benchmarks.Forward.Targets;

/// <summary>What the kernel alone costs: packets of the size a server sends, to the same receivers, with nothing done to them.</summary>
internal sealed class BareTarget(LoadThread load, Cores cores, SrtpProfile profile) : IForwardTarget
{
    // The relay's own, with MID and a transport-wide number: one-byte extensions of 4 + 2 + 3 bytes, padded (RFC 8285 §4.2).
    private const int ExtensionBytes = 12;

    private readonly Dictionary<string, BareLoop> _loops = [];

    public TimeSpan CpuTime => _loops.Values.Aggregate(TimeSpan.Zero, (sum, loop) => sum + loop.CpuTime);

    public TimeSpan CompilerTime => TimeSpan.Zero;

    public JoinCost Spent => new(CpuTime, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    public double ResidentKiB => 0;

    public int ExtraBytes => ExtensionBytes + profile.TagBytes();

    public async Task<LoadPeer> PublishAsync(string name, IReadOnlyList<LoadTrack> tracks)
    {
        var loop = new BareLoop(cores);
        _loops.Add(name, loop);
        var peer = await load.AddPlain();
        peer.Server = AddressOf(loop.Port);
        return peer;
    }

    public async Task ReceiveAsync(string name, IReadOnlyDictionary<LoadTrack, TrackCheck> checks)
    {
        var peer = await load.AddPlain();
        await load.Run(_ =>
        {
            foreach (var (track, check) in checks)
            {
                peer.Expect(track.PayloadType, check);
            }

            return true;
        });
        _loops[name].Add(AddressOf(peer.Port));
    }

    public ValueTask DisposeAsync()
    {
        foreach (var loop in _loops.Values)
        {
            loop.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private static TransportAddress AddressOf(int port) => TransportAddress.FromIPEndPoint(new IPEndPoint(HostAddress.Find() ?? IPAddress.Loopback, port));
}
