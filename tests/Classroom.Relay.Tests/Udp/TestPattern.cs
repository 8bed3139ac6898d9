using System.Buffers.Binary;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Tests.Udp;

/// <summary>A VP8 track of one-packet keyframes whose payload says which one it is.</summary>
internal sealed class TestPattern
{
    public const int PacketLength = 1200;

    private const uint Ssrc = 0x11223344;
    private const int HeaderLength = 12;
    private const int NumberOffset = 16;
    private const int TicksPerPacket = 450;

    // RFC 7741 §4.2: start of partition 0, no extension; then the key frame's tag, start code and size (RFC 6386 §9.1).
    private static readonly byte[] KeyFrame = [0x10, 0x10, 0x00, 0x00, 0x9D, 0x01, 0x2A, 0x80, 0x02, 0x68, 0x01];

    private readonly byte[] _packet = new byte[PacketLength];
    private int _next;

    public TestPattern(RtpCapabilities capabilities)
    {
        var vp8 = capabilities.Codecs.First(codec => codec.MimeType == "video/VP8");
        Parameters = new RtpParameters(
            null,
            [new(vp8.MimeType, vp8.PreferredPayloadType, vp8.ClockRate, null, vp8.Parameters, vp8.RtcpFeedback)],
            [],
            [new(Ssrc)],
            new RtcpParameters("pattern"));
        _packet[0] = 0x80;
        _packet[1] = (byte)(0x80 | vp8.PreferredPayloadType);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(8), Ssrc);
        KeyFrame.CopyTo(_packet, HeaderLength);
    }

    public RtpParameters Parameters { get; }

    /// <summary>The next packet; valid until the next call.</summary>
    public ReadOnlySpan<byte> Next()
    {
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), (ushort)_next);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(4), (uint)(_next * TicksPerPacket));
        BinaryPrimitives.WriteInt32BigEndian(_packet.AsSpan(HeaderLength + NumberOffset), _next++);
        return _packet;
    }

    /// <summary>Which packet a payload is of.</summary>
    public static int NumberOf(ReadOnlySpan<byte> payload) => BinaryPrimitives.ReadInt32BigEndian(payload[NumberOffset..]);
}
