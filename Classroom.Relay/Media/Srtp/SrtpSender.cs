namespace Classroom.Relay.Media.Srtp;

/// <summary>
/// Protects what is sent to one peer. The caller owns sequence numbers: the 48-bit SRTP index is the low part of its own extended
/// sequence, so a rollover needs no state here. Single-threaded.
/// </summary>
public sealed class SrtpSender : IDisposable
{
    public SrtpSender(SrtpKeyingMaterial keys)
    {
    }

    /// <summary>Bytes that sealing adds to an RTP packet.</summary>
    public int RtpOverhead => 0;

    /// <summary>Bytes that sealing adds to an RTCP packet: tag and index.</summary>
    public int RtcpOverhead => 0;

    /// <summary>Seals an RTP packet in place.</summary>
    /// <param name="packet">Header and payload, with <see cref="RtpOverhead"/> bytes of room behind them.</param>
    /// <param name="headerLength">Bytes that stay readable: fixed header, CSRCs and extension.</param>
    /// <param name="length">Bytes of header and payload.</param>
    /// <param name="extendedSequence">Sequence number extended by the rollover count; its low 16 bits are those in the header.</param>
    /// <returns>Bytes of the protected packet.</returns>
    public int SealRtp(Span<byte> packet, int headerLength, int length, ulong extendedSequence) => throw new NotImplementedException();

    /// <summary>Seals a payload that lies elsewhere behind a header already written: one pass instead of copy and seal.</summary>
    /// <param name="payload">The plain payload; must not overlap <paramref name="destination"/>.</param>
    /// <param name="destination">Begins with the header; payload and tag are written behind it.</param>
    /// <returns>Bytes of the protected packet.</returns>
    public int SealRtp(ReadOnlySpan<byte> payload, Span<byte> destination, int headerLength, ulong extendedSequence) =>
        throw new NotImplementedException();

    /// <summary>Seals a compound RTCP packet in place, under the next index.</summary>
    /// <param name="packet">The compound packet, with <see cref="RtcpOverhead"/> bytes of room behind it.</param>
    /// <returns>Bytes of the protected packet.</returns>
    public int SealRtcp(Span<byte> packet, int length) => throw new NotImplementedException();

    public void Dispose()
    {
    }
}
