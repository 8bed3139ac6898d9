using System.Buffers.Binary;
using System.Numerics;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>Asks a sender to send lost packets again (RFC 4585 section 6.2.1).</summary>
/// <remarks>
/// Each item of the control information names a packet and, by bits, any of the 16 after it:
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |            PID                |             BLP               |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly ref struct GenericNack
{
    private const int Format = 1;
    private const int ItemLength = 4;
    private const int Following = 16;

    private readonly ReadOnlySpan<byte> _items;

    private GenericNack(Ssrc sender, Ssrc media, ReadOnlySpan<byte> items)
    {
        Sender = sender;
        Media = media;
        _items = items;
    }

    public Ssrc Sender { get; }

    /// <summary>The stream that lost packets.</summary>
    public Ssrc Media { get; }

    public static bool TryParse(scoped in RtcpPacket packet, out GenericNack message)
    {
        var isValid = FeedbackMessage.TryParse(
            packet, RtcpPacketType.TransportFeedback, Format, out var sender, out var media, out var items);
        message = new GenericNack(sender, media, items);
        return isValid && items.Length >= ItemLength;
    }

    /// <summary>Writes a message for as many of the missing packets as fit.</summary>
    /// <param name="destination">Room for at least one item: 16 bytes.</param>
    /// <param name="missing">Ascending, at least one.</param>
    /// <param name="written">How many of <paramref name="missing"/> the message names.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> destination, Ssrc sender, Ssrc media, ReadOnlySpan<SequenceNumber> missing, out int written)
    {
        var length = FeedbackMessage.HeaderLength;
        written = 0;
        while (written < missing.Length && length + ItemLength <= destination.Length)
        {
            var first = missing[written++];
            var following = 0;
            while (written < missing.Length && missing[written] - first is > 0 and <= Following)
            {
                following |= 1 << (missing[written++] - first - 1);
            }

            BinaryPrimitives.WriteUInt16BigEndian(destination[length..], first.Value);
            BinaryPrimitives.WriteUInt16BigEndian(destination[(length + 2)..], (ushort)following);
            length += ItemLength;
        }

        FeedbackMessage.WriteHeader(destination, RtcpPacketType.TransportFeedback, Format, length, sender, media);
        return length;
    }

    public Enumerator GetEnumerator() => new(_items);

    /// <summary>Walks the sequence numbers of the lost packets, in the order of the message.</summary>
    public ref struct Enumerator
    {
        private ReadOnlySpan<byte> _rest;
        private SequenceNumber _first;
        private uint _following;

        internal Enumerator(ReadOnlySpan<byte> items) => _rest = items;

        public SequenceNumber Current { get; private set; }

        public bool MoveNext()
        {
            if (_following != 0)
            {
                Current = _first + (BitOperations.TrailingZeroCount(_following) + 1);
                _following &= _following - 1;
                return true;
            }

            if (_rest.Length < ItemLength)
            {
                return false;
            }

            Current = _first = new SequenceNumber(BinaryPrimitives.ReadUInt16BigEndian(_rest));
            _following = BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]);
            _rest = _rest[ItemLength..];
            return true;
        }
    }
}
