namespace Classroom.Relay.Media.Rtcp;

/// <summary>
/// The packets of one opened RTCP datagram, one after the other. Reduced-size datagrams, which need not begin with a report, are accepted (RFC 5506).
/// </summary>
public readonly ref struct RtcpCompound
{
    private readonly ReadOnlySpan<byte> _datagram;

    private RtcpCompound(ReadOnlySpan<byte> datagram) => _datagram = datagram;

    /// <summary>Checks the framing of the whole datagram first, so that a broken one changes nothing at all.</summary>
    public static bool TryParse(ReadOnlySpan<byte> datagram, out RtcpCompound compound)
    {
        compound = new RtcpCompound(datagram);
        var rest = datagram;
        do
        {
            if (!RtcpPacket.TryParse(rest, out _, out var length))
            {
                compound = default;
                return false;
            }

            rest = rest[length..];
        }
        while (!rest.IsEmpty);

        return true;
    }

    public Enumerator GetEnumerator() => new(_datagram);

    /// <summary>Walks the datagram front to back.</summary>
    public ref struct Enumerator
    {
        private ReadOnlySpan<byte> _rest;
        private RtcpPacket _current;

        internal Enumerator(ReadOnlySpan<byte> datagram) => _rest = datagram;

        public readonly RtcpPacket Current => _current;

        public bool MoveNext()
        {
            if (!RtcpPacket.TryParse(_rest, out _current, out var length))
            {
                return false;
            }

            _rest = _rest[length..];
            return true;
        }
    }
}
