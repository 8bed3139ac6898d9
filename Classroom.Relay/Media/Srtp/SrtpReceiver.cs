using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Srtp;

/// <summary>
/// Opens what one peer sends. Remembers rollover and replay window per source. Single-threaded.
/// What it remembers changes only by packets that were authenticated: nobody without the key can move a window.
/// </summary>
public sealed class SrtpReceiver : IDisposable
{
    /// <summary>
    /// Sources remembered, of RTP and of RTCP each. Three layers and their retransmissions for camera and screen, and audio, are 14;
    /// a peer that sends more than this is broken or hostile.
    /// </summary>
    public const int MaxSources = 64;

    private const int RtpHeaderBytes = 12;

    private readonly SrtpTransform _transform;
    private readonly Dictionary<uint, ReplayWindow> _rtp = [];
    private readonly Dictionary<uint, ReplayWindow> _rtcp = [];
    private bool _disposed;

    /// <summary>Opens with the remote key, by the fastest implementation this processor has.</summary>
    public SrtpReceiver(SrtpKeyingMaterial keys)
        : this(keys, AesImplementations.Best)
    {
    }

    /// <exception cref="ArgumentException">Key or salt do not have the length of the profile.</exception>
    public SrtpReceiver(SrtpKeyingMaterial keys, AesImplementation implementation) =>
        _transform = SrtpTransform.Create(keys.Profile, keys.RemoteKey, keys.RemoteSalt, implementation);

    /// <summary>Opens an RTP packet in place.</summary>
    /// <param name="packet">The packet as it came; unchanged unless the result is <see cref="SrtpResult.Ok"/>.</param>
    /// <param name="headerLength">Bytes that are not encrypted: fixed header, CSRCs and extension.</param>
    /// <param name="length">Bytes of header and plain payload.</param>
    /// <param name="extendedSequence">Sequence number extended by the rollover count.</param>
    public SrtpResult OpenRtp(Span<byte> packet, int headerLength, out int length, out ulong extendedSequence)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        (length, extendedSequence) = (packet.Length - _transform.TagBytes, 0);
        if (headerLength < RtpHeaderBytes || length < headerLength)
        {
            return SrtpResult.TooShort;
        }

        var sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        if (!_rtp.TryGetValue(ssrc, out var window))
        {
            return OpenFirst(packet, headerLength, ssrc, sequence, out extendedSequence);
        }

        if (!PacketIndex.TryEstimate(window.Highest, sequence, out extendedSequence) || !window.Accepts(extendedSequence))
        {
            return SrtpResult.Replayed;
        }

        if (!_transform.OpenRtp(packet, headerLength, ssrc, extendedSequence))
        {
            return SrtpResult.AuthenticationFailed;
        }

        window.Mark(extendedSequence);
        return SrtpResult.Ok;
    }

    /// <summary>Opens a compound RTCP packet in place; one that is authenticated but not encrypted is taken too.</summary>
    /// <param name="packet">The packet as it came; unchanged unless the result is <see cref="SrtpResult.Ok"/>.</param>
    /// <param name="length">Bytes of the plain compound packet.</param>
    public SrtpResult OpenRtcp(Span<byte> packet, out int length)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        length = packet.Length - _transform.TagBytes - SrtpTransform.RtcpIndexBytes;
        if (length < SrtpTransform.RtcpHeaderBytes)
        {
            return SrtpResult.TooShort;
        }

        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        var indexWord = BinaryPrimitives.ReadUInt32BigEndian(packet[^_transform.RtcpIndexFromEnd..]);
        var index = indexWord & ~SrtpTransform.EncryptedFlag;
        if (!_rtcp.TryGetValue(ssrc, out var window) && _rtcp.Count >= MaxSources)
        {
            return SrtpResult.TooManySources;
        }

        if (window is not null && !window.Accepts(index))
        {
            return SrtpResult.Replayed;
        }

        if (!_transform.OpenRtcp(packet, ssrc, indexWord))
        {
            return SrtpResult.AuthenticationFailed;
        }

        if (window is null)
        {
            _rtcp.Add(ssrc, new ReplayWindow(index));
        }
        else
        {
            window.Mark(index);
        }

        return SrtpResult.Ok;
    }

    /// <summary>
    /// Drops what is remembered of a source that ended, to make room for another. The same source then begins anew, so its old packets
    /// could be replayed: for sources that are gone, not for those that are silent.
    /// </summary>
    public void Forget(Ssrc source)
    {
        _rtp.Remove(source.Value);
        _rtcp.Remove(source.Value);
    }

    public void Dispose()
    {
        _disposed = true;
        _transform.Dispose();
    }

    /// <summary>
    /// The first packet of a source is in cycle 0, unless it started close to the wrap and everything before it was lost; then it is in
    /// cycle 1, and without the second try the source would stay mute for ever.
    /// </summary>
    private SrtpResult OpenFirst(Span<byte> packet, int headerLength, uint ssrc, ushort sequence, out ulong index)
    {
        index = sequence;
        if (_rtp.Count >= MaxSources)
        {
            return SrtpResult.TooManySources;
        }

        if (!_transform.OpenRtp(packet, headerLength, ssrc, index))
        {
            index += PacketIndex.Cycle;
            if (sequence >= PacketIndex.Cycle / 2 || !_transform.OpenRtp(packet, headerLength, ssrc, index))
            {
                return SrtpResult.AuthenticationFailed;
            }
        }

        _rtp.Add(ssrc, new ReplayWindow(index));
        return SrtpResult.Ok;
    }
}
