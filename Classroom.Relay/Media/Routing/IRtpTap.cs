using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp;

namespace Classroom.Relay.Media.Routing;

/// <summary>Reads what a producer delivers: a recorder, a client's own ear, a test.</summary>
public interface IRtpTap
{
    /// <summary>One packet, opened, in order of arrival; a packet repaired late comes late. Never twice.</summary>
    /// <param name="layer">Index into the producer's encodings.</param>
    /// <param name="sequence">Sequence number extended to 64 bits, continuous over wraps.</param>
    /// <param name="packet">Valid during the call only.</param>
    void OnPacket(Producer producer, int layer, ulong sequence, in RtpPacketView packet, MonotonicTime now);
}
