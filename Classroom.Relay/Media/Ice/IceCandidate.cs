using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>A UDP address where a peer may be reached (RFC 8445 §5.1).</summary>
/// <param name="Foundation">The same for candidates of one address, type and protocol.</param>
/// <param name="Priority">Larger is tried and chosen first.</param>
public sealed record IceCandidate(string Foundation, uint Priority, TransportAddress Address)
{
    private const uint HostPreference = 126;

    /// <summary>A host candidate of component 1; RTP and RTCP share it.</summary>
    /// <param name="index">Place in our own list of addresses, 0 first: an earlier address is preferred.</param>
    public static IceCandidate Host(in TransportAddress address, int index) =>
        new($"udp{index}", HostPriority((ushort)(ushort.MaxValue - index)), address);

    /// <summary>RFC 8445 §5.1.2.1: (2^24) type preference + (2^8) local preference + (256 - component).</summary>
    internal static uint HostPriority(ushort localPreference) => HostPreference << 24 | (uint)localPreference << 8 | 255;
}
