using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>Streams that ended (RFC 3550 section 6.6). The count bits say how many; a reason in words may follow and is not read.</summary>
public readonly ref struct Goodbye
{
    private readonly ReadOnlySpan<byte> _sources;

    private Goodbye(ReadOnlySpan<byte> sources) => _sources = sources;

    public int Count => _sources.Length / 4;

    public Ssrc this[int index] => new(BinaryPrimitives.ReadUInt32BigEndian(_sources[(index * 4)..]));

    public static bool TryParse(scoped in RtcpPacket packet, out Goodbye message)
    {
        var isValid = packet.Type == RtcpPacketType.Goodbye && packet.Body.Length >= 4 * packet.Count;
        message = isValid ? new Goodbye(packet.Body[..(4 * packet.Count)]) : default;
        return isValid;
    }

    /// <param name="sources">Up to 31.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> destination, ReadOnlySpan<Ssrc> sources)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sources.Length, 31, nameof(sources));
        var length = RtcpPacket.HeaderLength + 4 * sources.Length;
        RtcpPacket.WriteHeader(destination, RtcpPacketType.Goodbye, sources.Length, length);
        for (var i = 0; i < sources.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination[(RtcpPacket.HeaderLength + 4 * i)..], sources[i].Value);
        }

        return length;
    }
}
