using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Routing;

/// <summary>Gathers RTCP packets into compound datagrams. Reduced-size ones go out too, which every browser accepts (RFC 5506).</summary>
internal sealed class RtcpOutbox(Transport transport)
{
    /// <summary>Fits any path, the SRTCP tag included.</summary>
    private const int MaxLength = 1180;

    private readonly byte[] _datagram = new byte[MaxLength];
    private int _length;

    /// <summary>Room for the next packet; a full datagram is sent first.</summary>
    /// <param name="capacity">At most <see cref="MaxLength"/> bytes.</param>
    public Span<byte> Reserve(int capacity)
    {
        if (_length + capacity > MaxLength)
        {
            Flush();
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
