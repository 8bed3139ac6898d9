using Classroom.Relay.Media.Rtp;

namespace Classroom.Relay.Media.Tests.Rtp;

public class RtpHeaderTests
{
    [Fact]
    public void TryParse_PlainPacket_ReadsEveryField()
    {
        Assert.True(RtpHeader.TryParse(RtpBytes.Packet(), out var header));

        Assert.Equal(0x1234, header.Sequence.Value);
        Assert.Equal(0x01020304u, header.Timestamp.Value);
        Assert.Equal(0xCAFEBABE, header.Ssrc.Value);
        Assert.Equal(96, header.PayloadType);
        Assert.True(header.Marker);
        Assert.False(header.HasExtension);
        Assert.Equal(12, header.Length);
    }

    [Fact]
    public void TryParse_ContributingSourcesAndExtension_PayloadBeginsBehindThem()
    {
        var packet = RtpBytes.Packet(RtpBytes.OneByteBlock((3, [1, 2])), contributing: [7, 8]);

        Assert.True(RtpPacketView.TryParse(packet, out var view));

        Assert.Equal(2, view.Header.ContributingSources);
        Assert.Equal(12 + 8 + 8, view.Header.Length);
        Assert.Equal(RtpBytes.Payload, view.Payload.ToArray());
        Assert.True(view.Extensions.TryFind(3, out var data));
        Assert.Equal([1, 2], data.ToArray());
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x40)]
    [InlineData(0xC0)]
    public void TryParse_OtherVersion_IsRefused(byte first)
    {
        var packet = RtpBytes.Packet();
        packet[0] = first;

        Assert.False(RtpHeader.TryParse(packet, out _));
    }

    [Fact]
    public void TryParse_CutAnywhereInTheHeader_IsRefused()
    {
        var packet = RtpBytes.Packet(RtpBytes.OneByteBlock((3, [1, 2, 3, 4, 5])), contributing: [7]);
        var headerLength = packet.Length - RtpBytes.Payload.Length;

        for (var length = 0; length < headerLength; length++)
        {
            Assert.False(RtpHeader.TryParse(packet.AsSpan(0, length), out _));
        }

        Assert.True(RtpHeader.TryParse(packet.AsSpan(0, headerLength), out _));
    }

    [Fact]
    public void TryMeasurePayload_Padding_IsLeftOut()
    {
        Assert.True(RtpPacketView.TryParse(RtpBytes.Packet(padding: 4), out var view));
        Assert.Equal(RtpBytes.Payload, view.Payload.ToArray());

        Assert.True(RtpPacketView.TryParse(RtpBytes.Packet(payload: [], padding: 255), out view));
        Assert.True(view.Payload.IsEmpty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(255)]
    public void TryMeasurePayload_ImpossiblePadding_IsRefused(byte count)
    {
        var packet = RtpBytes.Packet(padding: 1);
        packet[^1] = (byte)(count == 6 ? RtpBytes.Payload.Length + 2 : count);

        Assert.False(RtpPacketView.TryParse(packet, out _));
    }

    [Fact]
    public void TryParse_RandomBytes_NeverThrowsAndStaysInside()
    {
        var random = new Random(20260301);
        var bytes = new byte[64];
        for (var round = 0; round < 200_000; round++)
        {
            var packet = bytes.AsSpan(0, random.Next(bytes.Length + 1));
            random.NextBytes(packet);
            if (packet.Length > 0 && round % 4 != 0)
            {
                packet[0] = (byte)(0x80 | packet[0] & 0x3F);
            }

            if (RtpPacketView.TryParse(packet, out var view))
            {
                Assert.InRange(view.Header.Length + view.Payload.Length, 12, packet.Length);
                foreach (var element in view.Extensions)
                {
                    Assert.NotEqual(0, element.Id);
                }
            }
        }
    }
}
