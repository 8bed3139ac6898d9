using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>
/// When each packet of a transport arrived, by transport-wide sequence number (draft-holmer-rmcat-transport-wide-cc-extensions-01 section 3.1).
/// Written by <see cref="TransportFeedbackWriter"/>.
/// </summary>
/// <remarks>
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |V=2|P|  FMT=15 |    PT=205     |           length              |
/// |                     SSRC of packet sender                     |
/// |                      SSRC of media source                     |
/// |      base sequence number     |      packet status count      |
/// |                 reference time                | fb pkt. count |
/// |         packet chunk          |        packet chunk ...       |
/// |  recv delta   |  recv delta   |  ...          | zero padding  |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///
/// run length chunk                   status vector chunk
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |0| S |       run length        |  |1|W| 14 x 1 bit or 7 x 2 bits  |   W: 2 bits each
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// symbol S: 0 not received, 1 small delta (8 bits unsigned), 2 large delta (16 bits signed), 3 reserved
/// </code>
/// </remarks>
public readonly ref struct TransportFeedback
{
    /// <summary>Unit of arrival times.</summary>
    public const long MicrosecondsPerTick = 250;

    /// <summary>Unit of the reference time: 64 ms.</summary>
    public const int TicksPerReference = 256;

    internal const int Format = 15;

    /// <summary>Bytes of the control information before the chunks.</summary>
    internal const int FixedLength = 8;
    internal const int ChunkLength = 2;
    internal const int MaxRunLength = 0x1FFF;
    internal const ushort VectorBit = 0x8000;
    internal const ushort WideBit = 0x4000;

    private readonly ReadOnlySpan<byte> _chunks;
    private readonly ReadOnlySpan<byte> _deltas;

    private TransportFeedback(Ssrc sender, Ssrc media, ReadOnlySpan<byte> information, int chunksLength)
    {
        Sender = sender;
        Media = media;
        Base = new SequenceNumber(BinaryPrimitives.ReadUInt16BigEndian(information));
        StatusCount = BinaryPrimitives.ReadUInt16BigEndian(information[2..]);
        var reference = BinaryPrimitives.ReadUInt32BigEndian(information[4..]);
        ReferenceTime = (int)(reference >> 8);
        FeedbackCount = (byte)reference;
        _chunks = information.Slice(FixedLength, chunksLength);
        _deltas = information[(FixedLength + chunksLength)..];
    }

    public Ssrc Sender { get; }

    public Ssrc Media { get; }

    /// <summary>Sequence number of the first packet reported on.</summary>
    public SequenceNumber Base { get; }

    /// <summary>Packets reported on, lost ones included.</summary>
    public int StatusCount { get; }

    /// <summary>What the first arrival counts from: 24 bits of 64 ms, on the receiver's clock, wrapping after 12 days.</summary>
    public int ReferenceTime { get; }

    /// <summary>Running number of the feedback messages, modulo 256.</summary>
    public byte FeedbackCount { get; }

    /// <summary>Checks all chunks and deltas, so that the enumeration cannot fail. False for a reserved symbol, too.</summary>
    public static bool TryParse(scoped in RtcpPacket packet, out TransportFeedback message)
    {
        message = default;
        if (!FeedbackMessage.TryParse(packet, RtcpPacketType.TransportFeedback, Format, out var sender, out var media, out var information)
            || information.Length < FixedLength + ChunkLength)
        {
            return false;
        }

        var count = BinaryPrimitives.ReadUInt16BigEndian(information[2..]);
        var chunks = information[FixedLength..];
        var at = 0;
        var deltas = 0;
        for (var covered = 0; covered < count;)
        {
            if (at + ChunkLength > chunks.Length
                || !TryMeasure(BinaryPrimitives.ReadUInt16BigEndian(chunks[at..]), count - covered, out var symbols, out var length))
            {
                return false;
            }

            covered += symbols;
            deltas += length;
            at += ChunkLength;
        }

        if (count == 0 || deltas > chunks.Length - at)
        {
            return false;
        }

        message = new TransportFeedback(sender, media, information, at);
        return true;
    }

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Symbols in a chunk, at most <paramref name="wanted"/>: the last chunk may hold more than there are packets.</summary>
    private static int SymbolsIn(ushort chunk, int wanted) => Math.Min(wanted, (chunk & VectorBit) == 0 ? chunk & MaxRunLength : (chunk & WideBit) == 0 ? 14 : 7);

    private static int SymbolAt(ushort chunk, int index) => (chunk & VectorBit) == 0
        ? (chunk >> 13) & 3
        : (chunk & WideBit) == 0 ? (chunk >> (13 - index)) & 1 : (chunk >> (12 - 2 * index)) & 3;

    private static bool TryMeasure(ushort chunk, int wanted, out int symbols, out int deltas)
    {
        symbols = SymbolsIn(chunk, wanted);
        deltas = 0;
        if ((chunk & VectorBit) == 0)
        {
            deltas = symbols * SymbolAt(chunk, 0);
            return symbols > 0 && SymbolAt(chunk, 0) != 3;
        }

        for (var i = 0; i < symbols; i++)
        {
            // A symbol is the length of its delta.
            var symbol = SymbolAt(chunk, i);
            if (symbol == 3)
            {
                return false;
            }

            deltas += symbol;
        }

        return true;
    }

    /// <summary>Walks the packets in the order of their sequence numbers.</summary>
    public ref struct Enumerator
    {
        private ReadOnlySpan<byte> _chunks;
        private ReadOnlySpan<byte> _deltas;
        private int _left;
        private int _index;
        private long _arrival;
        private SequenceNumber _next;

        internal Enumerator(TransportFeedback message)
        {
            _chunks = message._chunks;
            _deltas = message._deltas;
            _left = message.StatusCount;
            _next = message.Base;
            _arrival = (long)message.ReferenceTime * TicksPerReference;
        }

        public PacketArrival Current { get; private set; }

        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }

            var chunk = BinaryPrimitives.ReadUInt16BigEndian(_chunks);
            var symbol = SymbolAt(chunk, _index);
            if (symbol == 1)
            {
                _arrival += _deltas[0];
            }
            else if (symbol == 2)
            {
                _arrival += BinaryPrimitives.ReadInt16BigEndian(_deltas);
            }

            Current = new PacketArrival(_next, symbol != 0, _arrival);
            _deltas = _deltas[symbol..];
            _next += 1;
            _left--;
            if (++_index == SymbolsIn(chunk, int.MaxValue))
            {
                _chunks = _chunks[ChunkLength..];
                _index = 0;
            }

            return true;
        }
    }
}
