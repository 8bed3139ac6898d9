using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Routing;

/// <summary>Gathers RTCP packets into compound datagrams. Reduced-size ones go out too, which every browser accepts (RFC 5506).</summary>
internal sealed class RtcpOutbox(Transport transport)
{
    /// <summary>Bytes of a datagram. Fits any path, the SRTCP tag included.</summary>
    public const int MaxLength = 1180;

    /// <summary>What a peer that only receives is told, a sender report for each of its tracks, has no more.</summary>
    private const int FirstLength = 256;

    private byte[] _datagram = new byte[FirstLength];
    private int _length;

    /// <summary>Room for the next packet; a full datagram is sent first.</summary>
    /// <param name="capacity">At most <see cref="MaxLength"/> bytes.</param>
    public Span<byte> Reserve(int capacity)
    {
        if (_length + capacity > MaxLength)
        {
            Flush();
        }

        if (_length + capacity > _datagram.Length)
        {
            Array.Resize(ref _datagram, MaxLength);
        }

        return _datagram.AsSpan(_length);
    }

    /// <summary>The packet written has this many bytes.</summary>
    public void Advance(int length) => _length += length;

    /// <summary>Sends what was gathered.</summary>
    public void Flush()
    {
        if (_length > 0)
        {
            transport.SealAndSendRtcp(_datagram.AsSpan(0, _length));
            _length = 0;
        }
    }
}
