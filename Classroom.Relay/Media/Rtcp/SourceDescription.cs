using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>Names of streams (RFC 3550 section 6.5); only the canonical name (CNAME), which ties audio and video of one source together, is used.</summary>
/// <remarks>
/// One chunk, of which there are as many as the count bits say:
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                              SSRC                             |
/// |    CNAME=1    |     length    | user and domain name ...      |
/// |  ... further items            | 0: end, then 0 to 32 bits     |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly ref struct SourceDescription
{
    private const byte CanonicalName = 1;
    private const int MaxNameLength = 255;

    private readonly ReadOnlySpan<byte> _chunks;
    private readonly int _count;

    private SourceDescription(ReadOnlySpan<byte> chunks, int count)
    {
        _chunks = chunks;
        _count = count;
    }

    /// <summary>False unless every chunk is whole.</summary>
    public static bool TryParse(scoped in RtcpPacket packet, out SourceDescription message)
    {
        message = default;
        if (packet.Type != RtcpPacketType.SourceDescription)
        {
            return false;
        }

        var rest = packet.Body;
        for (var i = 0; i < packet.Count; i++)
        {
            if (!TryReadChunk(rest, out _, out _, out var length))
            {
                return false;
            }

            rest = rest[length..];
        }

        message = new SourceDescription(packet.Body, packet.Count);
        return true;
    }

    /// <summary>The canonical name of a stream, in UTF-8. False if the message has none for it.</summary>
    public bool TryFindName(Ssrc source, out ReadOnlySpan<byte> name)
    {
        var rest = _chunks;
        for (var i = 0; i < _count; i++)
        {
            // Checked when parsed: every chunk is whole.
            TryReadChunk(rest, out var chunkSource, out name, out var length);
            if (chunkSource == source && !name.IsEmpty)
            {
                return true;
            }

            rest = rest[length..];
        }

        name = default;
        return false;
    }

    /// <summary>Bytes of a message that names one stream.</summary>
    public static int Length(int nameLength) => RtcpPacket.HeaderLength + 4 + ItemsLength(2 + nameLength);

    /// <summary>Writes a message that names one stream.</summary>
    /// <param name="name">In UTF-8, up to 255 bytes.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> destination, Ssrc source, ReadOnlySpan<byte> name)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, MaxNameLength, nameof(name));
        var length = Length(name.Length);
        RtcpPacket.WriteHeader(destination, RtcpPacketType.SourceDescription, 1, length);
        var chunk = destination[RtcpPacket.HeaderLength..length];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, source.Value);
        chunk[4] = CanonicalName;
        chunk[5] = (byte)name.Length;
        name.CopyTo(chunk[6..]);
        chunk[(6 + name.Length)..].Clear();
        return length;
    }

    // Items end with at least one zero byte and reach to the next multiple of 4.
    private static int ItemsLength(int items) => (items + 4) & ~3;

    private static bool TryReadChunk(ReadOnlySpan<byte> bytes, out Ssrc source, out ReadOnlySpan<byte> name, out int length)
    {
        source = default;
        name = default;
        length = 0;
        if (bytes.Length < 8)
        {
            return false;
        }

        source = new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(bytes));
        var items = bytes[4..];
        var at = 0;
        while (at < items.Length && items[at] != 0)
        {
            if (at + 2 > items.Length || at + 2 + items[at + 1] > items.Length)
            {
                return false;
            }

            if (items[at] == CanonicalName)
            {
                name = items.Slice(at + 2, items[at + 1]);
            }

            at += 2 + items[at + 1];
        }

        length = 4 + ItemsLength(at);
        return length <= bytes.Length;
    }
}
