using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp;

namespace Classroom.Relay.Media.Tests.Rtp;

public class RtxPayloadTests
{
    private static readonly Ssrc Original = new(0x11223344);

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void TryUnwrap_Retransmission_GivesBackTheLostPacket(int padding)
    {
        var packet = RtpBytes.Packet(RtpBytes.OneByteBlock((3, [1, 2])), payload: [0xFF, 0xFE, .. RtpBytes.Payload], padding: padding);
        RtpHeader.TryParse(packet, out var header);

        Assert.True(RtxPayload.TryUnwrap(packet, header, Original, 100, out var length));

        Assert.True(RtpPacketView.TryParse(packet.AsSpan(0, length), out var view));
        Assert.Equal(0xFFFE, view.Header.Sequence.Value);
        Assert.Equal(Original, view.Header.Ssrc);
        Assert.Equal(100, view.Header.PayloadType);
        Assert.True(view.Header.Marker);
        Assert.Equal(0x01020304u, view.Header.Timestamp.Value);
        Assert.Equal(RtpBytes.Payload, view.Payload.ToArray());
        Assert.True(view.Extensions.TryFind(3, out _));
    }

    [Fact]
    public void TryUnwrap_WrittenByWriteOriginalSequence_RoundTrips()
    {
        var payload = new byte[RtxPayload.OriginalSequenceLength + 1];
        RtxPayload.WriteOriginalSequence(payload, new SequenceNumber(65535));
        var packet = RtpBytes.Packet(payload: payload);
        RtpHeader.TryParse(packet, out var header);

        Assert.True(RtxPayload.TryUnwrap(packet, header, Original, 100, out var length));

        RtpHeader.TryParse(packet.AsSpan(0, length), out var original);
        Assert.Equal(65535, original.Sequence.Value);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 200)]
    [InlineData(1, 1)]
    public void TryUnwrap_NoOriginalInside_LeavesThePacketAlone(int payloadLength, int padding)
    {
        var packet = RtpBytes.Packet(payload: new byte[payloadLength], padding: padding);
        var before = packet.ToArray();
        RtpHeader.TryParse(packet, out var header);

        Assert.False(RtxPayload.TryUnwrap(packet, header, Original, 100, out _));
        Assert.Equal(before, packet);
    }
}
