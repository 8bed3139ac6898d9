using System.Buffers.Binary;
using System.Diagnostics;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Srtp;

/// <summary>
/// Protects what is sent to one peer. The caller owns sequence numbers: the 48-bit SRTP index is the low part of its own extended
/// sequence, so a rollover needs no state here. Single-threaded.
/// </summary>
/// <remarks>
/// An index belongs to one packet of an SSRC. Sealing two different ones under it, even if only a header extension such as the
/// transport-wide sequence number differs, gives GCM's authentication key away: what is sent again is the same bit by bit, or goes by
/// RTX under an SSRC and sequence of its own.
/// Streams begin in the lower half of cycle 0 (below 32768): the peer begins with rollover count 0 and could lose all packets before an
/// early wrap (RFC 3711 3.3.1).
/// </remarks>
public sealed class SrtpSender : IDisposable
{
    // Where the SSRC stands in RTP (RFC 3550 5.1) and in the first packet of a compound RTCP (6.4).
    private const int RtpSsrcOffset = 8;
    private const int RtcpSsrcOffset = 4;

    private readonly SrtpTransform _transform;
    private uint _nextRtcpIndex;
    private bool _disposed;

    /// <summary>Protects with the local key, by the fastest implementation this processor has.</summary>
    public SrtpSender(SrtpKeyingMaterial keys, TagBatch? batch = null)
        : this(keys, AesImplementations.Best, batch)
    {
    }

    /// <param name="batch">
    /// Computes the tags of RTP later, several together; of a profile that <see cref="TagBatch.Serves"/>. RTP packets are sealed in its
    /// reservations and nowhere else then.
    /// </param>
    /// <exception cref="ArgumentException">Key or salt do not have the length of the profile.</exception>
    public SrtpSender(SrtpKeyingMaterial keys, AesImplementation implementation, TagBatch? batch = null) =>
        _transform = SrtpTransform.Create(keys.Profile, keys.LocalKey, keys.LocalSalt, implementation, batch);

    /// <summary>Bytes that sealing adds to an RTP packet.</summary>
    public int RtpOverhead => _transform.TagBytes;

    /// <summary>Bytes that sealing adds to an RTCP packet: tag and index.</summary>
    public int RtcpOverhead => _transform.TagBytes + SrtpTransform.RtcpIndexBytes;

    /// <summary>Seals an RTP packet in place.</summary>
    /// <param name="packet">Header and payload, with <see cref="RtpOverhead"/> bytes of room behind them.</param>
    /// <param name="headerLength">Bytes that stay readable: fixed header, CSRCs and extension.</param>
    /// <param name="length">Bytes of header and payload.</param>
    /// <param name="extendedSequence">Sequence number extended by the rollover count; its low 16 bits are those in the header.</param>
    /// <returns>Bytes of the protected packet.</returns>
    public int SealRtp(Span<byte> packet, int headerLength, int length, ulong extendedSequence) =>
        SealRtp(packet[headerLength..length], packet, headerLength, extendedSequence);

    /// <summary>Seals a payload that lies elsewhere behind a header already written: one pass instead of copy and seal.</summary>
    /// <param name="payload">The plain payload; where it belongs in <paramref name="destination"/>, or apart from it.</param>
    /// <param name="destination">Begins with the header; payload and tag are written behind it.</param>
    /// <param name="headerLength">Bytes that stay readable: fixed header, CSRCs and extension.</param>
    /// <param name="extendedSequence">Sequence number extended by the rollover count; its low 16 bits are those in the header.</param>
    /// <returns>Bytes of the protected packet.</returns>
    public int SealRtp(ReadOnlySpan<byte> payload, Span<byte> destination, int headerLength, ulong extendedSequence)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Debug.Assert(BinaryPrimitives.ReadUInt16BigEndian(destination[2..]) == (ushort)extendedSequence, "Header and index disagree.");
        var sealedLength = headerLength + payload.Length + _transform.TagBytes;
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(destination[RtpSsrcOffset..]);
        _transform.SealRtp(payload, destination[..sealedLength], headerLength, ssrc, PacketIndex.Of(extendedSequence));
        return sealedLength;
    }

    /// <summary>Seals a compound RTCP packet in place, under the next index.</summary>
    /// <param name="packet">The compound packet, with <see cref="RtcpOverhead"/> bytes of room behind it.</param>
    /// <param name="length">Bytes of the compound packet, 8 at least.</param>
    /// <returns>Bytes of the protected packet.</returns>
    /// <exception cref="InvalidOperationException">All 2^31 indices are used; at 100 packets a second that takes 248 days.</exception>
    public int SealRtcp(Span<byte> packet, int length)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_nextRtcpIndex >= SrtpTransform.EncryptedFlag)
        {
            throw new InvalidOperationException("The SRTCP indices of this key are used up.");
        }

        var sealedLength = length + RtcpOverhead;
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[RtcpSsrcOffset..]);
        _transform.SealRtcp(packet[..sealedLength], ssrc, _nextRtcpIndex++);
        return sealedLength;
    }

    public void Dispose()
    {
        _disposed = true;
        _transform.Dispose();
    }
}
