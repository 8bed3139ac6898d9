using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Srtp;

/// <summary>Opens what one peer sends. Remembers rollover and replay window per source. Single-threaded.</summary>
public sealed class SrtpReceiver : IDisposable
{
    public SrtpReceiver(SrtpKeyingMaterial keys)
    {
    }

    /// <summary>Opens an RTP packet in place.</summary>
    /// <param name="packet">The packet as it came.</param>
    /// <param name="headerLength">Bytes that are not encrypted: fixed header, CSRCs and extension.</param>
    /// <param name="length">Bytes of header and plain payload.</param>
    /// <param name="extendedSequence">Sequence number extended by the rollover count.</param>
    public SrtpResult OpenRtp(Span<byte> packet, int headerLength, out int length, out ulong extendedSequence) =>
        throw new NotImplementedException();

    /// <summary>Opens a compound RTCP packet in place.</summary>
    /// <param name="length">Bytes of the plain compound packet.</param>
    public SrtpResult OpenRtcp(Span<byte> packet, out int length) => throw new NotImplementedException();

    /// <summary>Drops what is remembered of a source that ended, to make room for another.</summary>
    public void Forget(Ssrc source) => throw new NotImplementedException();

    public void Dispose()
    {
    }
}
