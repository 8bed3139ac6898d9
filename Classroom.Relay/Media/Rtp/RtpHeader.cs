using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Relay.Media.Rtp;

/// <summary>
/// The clear part of an RTP packet: all that is readable before SRTP opens the payload. Holds offsets, not bytes, so it is stored with the packet.
/// </summary>
/// <remarks>
/// RFC 3550 section 5.1:
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |V=2|P|X|  CC   |M|     PT      |       sequence number         |
/// |                           timestamp                           |
/// |           synchronization source (SSRC) identifier            |
/// |            contributing source (CSRC) identifiers, CC times   |
/// |   extension profile (if X)    |  length of data in 32-bit words|
/// |                        extension data ...                     |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly struct RtpHeader
{
    /// <summary>Bytes before the contributing sources.</summary>
    public const int FixedLength = 12;

    private const int Version = 2;
    private const byte PaddingBit = 0x20;
    private const byte ExtensionBit = 0x10;

    private readonly byte _first;
    private readonly byte _second;
    private readonly ushort _extensionProfile;
    private readonly ushort _length;

    private RtpHeader(ReadOnlySpan<byte> packet, int length, ushort extensionProfile)
    {
        _first = packet[0];
        _second = packet[1];
        _extensionProfile = extensionProfile;
        _length = (ushort)length;
        Sequence = new(BinaryPrimitives.ReadUInt16BigEndian(packet[2..]));
        Timestamp = new(BinaryPrimitives.ReadUInt32BigEndian(packet[4..]));
        Ssrc = new(BinaryPrimitives.ReadUInt32BigEndian(packet[8..]));
    }

    public SequenceNumber Sequence { get; }

    public RtpTimestamp Timestamp { get; }

    public Ssrc Ssrc { get; }

    public bool Marker => (_second & 0x80) != 0;

    /// <summary>0 to 127.</summary>
    public byte PayloadType => (byte)(_second & 0x7F);

    /// <summary>Whether the last payload byte counts padding. That byte is encrypted: see <see cref="TryMeasurePayload"/>.</summary>
    public bool HasPadding => (_first & PaddingBit) != 0;

    public bool HasExtension => (_first & ExtensionBit) != 0;

    public int ContributingSources => _first & 0x0F;

    /// <summary>Where the payload begins: bytes of the fixed header, contributing sources and extension block.</summary>
    public int Length => _length;

    /// <summary>Where the extension block, or the payload if there is none, begins.</summary>
    internal int ExtensionOffset => FixedLength + 4 * ContributingSources;

    /// <summary>Reads the header of a packet, opened or not. False if it is not RTP version 2 or is cut short.</summary>
    public static bool TryParse(ReadOnlySpan<byte> packet, out RtpHeader header)
    {
        header = default;
        if (packet.Length < FixedLength || packet[0] >> 6 != Version)
        {
            return false;
        }

        var length = FixedLength + 4 * (packet[0] & 0x0F);
        ushort profile = 0;
        if ((packet[0] & ExtensionBit) != 0)
        {
            if (packet.Length < length + 4)
            {
                return false;
            }

            profile = BinaryPrimitives.ReadUInt16BigEndian(packet[length..]);
            length += 4 + 4 * BinaryPrimitives.ReadUInt16BigEndian(packet[(length + 2)..]);
        }

        // The stored length has 16 bits; no datagram is longer.
        if (packet.Length < length || length > ushort.MaxValue)
        {
            return false;
        }

        header = new RtpHeader(packet, length, profile);
        return true;
    }

    /// <summary>The header extension elements of the packet this header was read from.</summary>
    public ExtensionElements Extensions(ReadOnlySpan<byte> packet) =>
        HasExtension ? new(_extensionProfile, packet[(ExtensionOffset + 4).._length]) : default;

    /// <summary>Payload bytes of an opened packet without its padding. False if the padding count is impossible (RFC 3550 section 5.1).</summary>
    public bool TryMeasurePayload(ReadOnlySpan<byte> opened, out int payloadLength)
    {
        payloadLength = opened.Length - _length;
        if (!HasPadding)
        {
            return payloadLength >= 0;
        }

        var padding = payloadLength > 0 ? opened[^1] : 0;
        payloadLength -= padding;
        return padding > 0 && payloadLength >= 0;
    }
}
