using System.Buffers.Binary;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>One of a publisher's tracks: packets of one size whose payload says which one it is, and is otherwise filled with a byte that follows from its number.</summary>
internal sealed class LoadTrack
{
    private const int HeaderLength = 12;
    private const int NumberOffset = 16;
    private const int FillOffset = 20;

    // Longer than a packet is on its way, even at 4,000 packets/s: 16 s.
    private const int StampCount = 1 << 16;

    // RFC 7741 §4.2: start of partition 0, no extension; then a key frame's tag, start code and size (RFC 6386 §9.1). Opus has no such rule.
    private static readonly byte[] KeyFrame = [0x10, 0x10, 0x00, 0x00, 0x9D, 0x01, 0x2A, 0x80, 0x02, 0x68, 0x01];

    private readonly long[] _stamps = new long[StampCount];
    private readonly byte[] _packet;
    private readonly int _ticksPerPacket;

    /// <param name="length">Bytes of a packet.</param>
    public LoadTrack(MediaKind kind, string mimeType, uint ssrc, int length, int packetsPerSecond)
    {
        var codec = RouterCapabilities.Default.Codecs.First(one => one.MimeType == mimeType);
        Kind = kind;
        PacketsPerSecond = packetsPerSecond;
        PayloadType = codec.PreferredPayloadType;
        _ticksPerPacket = codec.ClockRate / packetsPerSecond;
        _packet = new byte[length];
        _packet[0] = 0x80;
        _packet[1] = (byte)(0x80 | PayloadType);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(8), ssrc);
        KeyFrame.CopyTo(_packet, HeaderLength);
        Parameters = new RtpParameters(
            null,
            [new(codec.MimeType, codec.PreferredPayloadType, codec.ClockRate, codec.Channels, codec.Parameters, codec.RtcpFeedback)],
            [],
            [new(ssrc)],
            new RtcpParameters("load"));
    }

    public MediaKind Kind { get; }

    /// <summary>Of the next bursts too, when it changes.</summary>
    public int PacketsPerSecond { get; set; }

    public int PayloadType { get; }

    public RtpParameters Parameters { get; }

    /// <summary>Number of the packet that comes next.</summary>
    public int Next { get; private set; }

    /// <summary>When a packet was sent, by the clock of <see cref="KernelStamp"/>, in nanoseconds.</summary>
    public long SentAt(int number) => _stamps[number % StampCount];

    /// <summary>The next packet; its time of sending is now. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Write()
    {
        var payload = _packet.AsSpan(HeaderLength);
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), (ushort)Next);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(4), (uint)(Next * _ticksPerPacket));
        BinaryPrimitives.WriteInt32BigEndian(payload[NumberOffset..], Next);
        payload[FillOffset..].Fill((byte)Next);
        _stamps[Next % StampCount] = KernelStamp.Now();
        Next++;
        return _packet;
    }

    /// <summary>Reads a payload back; false when it is not what was written.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out int number)
    {
        number = 0;
        if (payload.Length <= FillOffset)
        {
            return false;
        }

        number = BinaryPrimitives.ReadInt32BigEndian(payload[NumberOffset..]);
        return payload[FillOffset..].IndexOfAnyExcept((byte)number) < 0;
    }
}
