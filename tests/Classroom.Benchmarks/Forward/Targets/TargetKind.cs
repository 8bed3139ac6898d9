using Classroom.Benchmarks.Forward.Peers;
using Classroom.Benchmarks.Measuring;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Benchmarks.Forward.Targets;

/// <summary>The servers that are compared.</summary>
/// <param name="Name">As it is chosen and shown.</param>
/// <param name="StartAsync">Starts one for a load of this profile.</param>
internal sealed record TargetKind(string Name, Func<LoadThread, Cores, SrtpProfile, Task<IForwardTarget>> StartAsync)
{
    public static readonly TargetKind Relay = new("relay", async (load, cores, _) => await RelayTarget.StartAsync(load, cores));

    /// <summary>Janus with a thread for each peer: its default.</summary>
    public static readonly TargetKind Janus = new("janus", async (load, cores, _) => await JanusTarget.StartAsync(load, cores, eventLoops: 0));

    /// <summary>Janus with one thread for all peers.</summary>
    public static readonly TargetKind JanusOneLoop = new("janus-loop", async (load, cores, _) => await JanusTarget.StartAsync(load, cores, eventLoops: 1));

    /// <summary>A loop of recvmmsg and sendmmsg.</summary>
    public static readonly TargetKind Bare = new("bare", (load, cores, profile) => Task.FromResult<IForwardTarget>(new BareTarget(load, cores, profile)));

    public static readonly IReadOnlyList<TargetKind> All = [Relay, Janus, JanusOneLoop, Bare];

    public override string ToString() => Name;
}
