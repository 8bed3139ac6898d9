using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Relay.Media.Tests.Rtp.HeaderExtensions;

public class ExtensionElementsTests
{
    // RFC 8285 section 4.2: three elements, the second behind padding.
    [Fact]
    public void Enumerate_Rfc8285OneByteExample_FindsThree()
    {
        byte[] block = [0x10, 0xAA, 0x21, 0xBB, 0xBB, 0x00, 0x00, 0x33, 0xCC, 0xCC, 0xCC, 0xCC];

        Assert.Equal(["1:AA", "2:BBBB", "3:CCCCCCCC"], Read(RtpBytes.Block(0xBEDE, block)));
    }

    // RFC 8285 section 4.3: an empty element, one of one byte, padding, one of four bytes.
    [Fact]
    public void Enumerate_Rfc8285TwoByteExample_FindsThree()
    {
        byte[] block = [0x01, 0x00, 0x02, 0x01, 0xBB, 0x00, 0x03, 0x04, 0xCC, 0xCC, 0xCC, 0xCC];

        Assert.Equal(["1:", "2:BB", "3:CCCCCCCC"], Read(RtpBytes.Block(0x1000, block)));
        Assert.Equal(3, Read(RtpBytes.Block(0x100F, block)).Count);
    }

    [Fact]
    public void Enumerate_ForeignProfile_FindsNone() => Assert.Empty(Read(RtpBytes.Block(0x1234, [0x10, 0xAA])));

    [Fact]
    public void Enumerate_Id15_EndsTheOneByteBlock() => Assert.Equal(["1:AA"], Read(RtpBytes.Block(0xBEDE, [0x10, 0xAA, 0xF0, 0xBB, 0x20, 0xCC])));

    [Fact]
    public void Enumerate_ElementBeyondTheBlock_EndsThere() => Assert.Equal(["1:AA"], Read(RtpBytes.Block(0xBEDE, [0x10, 0xAA, 0x2F, 0xBB])));

    [Fact]
    public void TryFind_AbsentId_IsFalse()
    {
        var packet = RtpBytes.Packet(RtpBytes.TwoByteBlock((200, [1])));
        RtpHeader.TryParse(packet, out var header);

        Assert.True(header.Extensions(packet).TryFind(200, out _));
        Assert.False(header.Extensions(packet).TryFind(199, out _));
    }

    [Fact]
    public void ReceivedExtensions_KnownElements_AreReadInOnePass()
    {
        var ids = new HeaderExtensionIds { Mid = 1, Rid = 2, RepairedRid = 3, TransportSequence = 4, AudioLevel = 5 };
        var packet = RtpBytes.Packet(RtpBytes.OneByteBlock((1, "v0"u8.ToArray()), (9, [1]), (2, "r1"u8.ToArray()), (3, "r2"u8.ToArray()), (4, [0xAB, 0xCD]), (5, [0x80 | 42])));
        RtpHeader.TryParse(packet, out var header);

        var received = new ReceivedExtensions(header, packet, ids);

        Assert.Equal("v0"u8, received.Mid);
        Assert.Equal("r1"u8, received.Rid);
        Assert.Equal("r2"u8, received.RepairedRid);
        Assert.Equal((ushort)0xABCD, received.TransportSequence!.Value.Value);
        Assert.Equal(new AudioLevel(42, HasVoice: true), received.AudioLevel);
    }

    [Fact]
    public void ReceivedExtensions_NothingNegotiated_IsEmpty()
    {
        var packet = RtpBytes.Packet(RtpBytes.TwoByteBlock((1, []), (4, [1])));
        RtpHeader.TryParse(packet, out var header);

        var received = new ReceivedExtensions(header, packet, new HeaderExtensionIds { TransportSequence = 4, AudioLevel = 1 });

        Assert.True(received.Mid.IsEmpty);
        Assert.Null(received.TransportSequence);
        Assert.Null(received.AudioLevel);
    }

    private static List<string> Read(byte[] block)
    {
        var packet = RtpBytes.Packet(block);
        Assert.True(RtpHeader.TryParse(packet, out var header));
        var elements = new List<string>();
        foreach (var element in header.Extensions(packet))
        {
            elements.Add($"{element.Id}:{Convert.ToHexString(element.Data)}");
        }

        return elements;
    }
}
