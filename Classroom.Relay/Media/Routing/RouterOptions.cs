using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Media.Routing;

/// <summary>What a router is told when it is made.</summary>
public sealed record RouterOptions
{
    /// <summary>What the router forwards.</summary>
    public RtpCapabilities Capabilities { get; init; } = RouterCapabilities.Default;

    /// <summary>
    /// Wall-clock time at <c>new MonotonicTime(0)</c>. Sender reports of streams that bring none of their own are stamped with it;
    /// receivers only use differences.
    /// </summary>
    public NtpTime NtpAtZero { get; init; }

    /// <summary>Seed of SSRCs and first sequence numbers; null for a random one. Tests fix it.</summary>
    public int? Seed { get; init; }
}
