using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>Commands a sender to begin anew with a key frame (RFC 5104 section 4.3.1). One message may command several streams.</summary>
/// <remarks>
/// Each entry of the control information:
/// <code>
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                              SSRC                             |
/// | command seq.  |                   reserved                    |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly ref struct FullIntraRequest
{
    /// <summary>Bytes of a message with one entry.</summary>
    public const int Length = FeedbackMessage.HeaderLength + EntryLength;

    private const int Format = 4;
    private const int EntryLength = 8;

    private readonly ReadOnlySpan<byte> _entries;

    private FullIntraRequest(Ssrc sender, ReadOnlySpan<byte> entries)
    {
        Sender = sender;
        _entries = entries;
    }

    public Ssrc Sender { get; }

    /// <summary>Streams commanded, at least one.</summary>
    public int Count => _entries.Length / EntryLength;

    /// <summary>A stream and the number of the command: a repeated number is the same command again.</summary>
    public (Ssrc Media, byte Sequence) this[int index]
    {
        get
        {
            var entry = _entries.Slice(index * EntryLength, EntryLength);
            return (new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(entry)), entry[4]);
        }
    }

    public static bool TryParse(scoped in RtcpPacket packet, out FullIntraRequest message)
    {
        message = default;
        if (!FeedbackMessage.TryParse(packet, RtcpPacketType.PayloadFeedback, Format, out var sender, out _, out var entries)
            || entries.Length < EntryLength)
        {
            return false;
        }

        message = new FullIntraRequest(sender, entries);
        return true;
    }

    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> destination, Ssrc sender, Ssrc media, byte sequence)
    {
        // The media source of the header is unused and 0 (RFC 5104 section 4.3.1.2).
        FeedbackMessage.WriteHeader(destination, RtcpPacketType.PayloadFeedback, Format, Length, sender, default);
        BinaryPrimitives.WriteUInt32BigEndian(destination[12..], media.Value);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], (uint)sequence << 24);
        return Length;
    }
}
