using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Relay.Media.Tests.Rtp.HeaderExtensions;

public class OutgoingHeaderTests
{
    private static readonly HeaderExtensionIds Ids = new() { Mid = 1, TransportSequence = 2, AbsoluteSendTime = 3 };
    private static readonly OutgoingRtp Outgoing = new(
        new Ssrc(0xDEADBEEF), 111, Marker: false, new SequenceNumber(65535), new RtpTimestamp(0xFFFFFFFF), new SequenceNumber(0x8001), new MonotonicTime(1_500_000));

    [Fact]
    public void Write_AllOwnElements_AreReadBack()
    {
        var written = Write(new OutgoingHeader(Ids, "v0"u8, []), RtpBytes.Packet(), out var header);

        Assert.Equal(Outgoing.Ssrc, header.Ssrc);
        Assert.Equal(111, header.PayloadType);
        Assert.False(header.Marker);
        Assert.Equal(Outgoing.Sequence, header.Sequence);
        Assert.Equal(Outgoing.Timestamp, header.Timestamp);
        Assert.Equal(written.Length, header.Length);
        Assert.Equal("v0"u8, Find(header, written, 1));
        Assert.Equal([0x80, 0x01], Find(header, written, 2));

        // 1.5 s in 6.18 fixed point.
        Assert.Equal([0x06, 0x00, 0x00], Find(header, written, 3));
    }

    [Fact]
    public void Write_NoElements_HasNoExtensionBlock()
    {
        var written = Write(new OutgoingHeader(default, default, []), RtpBytes.Packet(RtpBytes.OneByteBlock((5, [1]))), out var header);

        Assert.False(header.HasExtension);
        Assert.Equal(12, written.Length);
    }

    [Fact]
    public void Write_PassedElements_GetTheReceiversIds()
    {
        var source = RtpBytes.Packet(RtpBytes.OneByteBlock((2, [9, 9]), (10, [0x55]), (11, [0x66])), contributing: [77]);

        var written = Write(new OutgoingHeader(Ids, "a"u8, [(10, 6)]), source, out var header);

        Assert.Equal([0x55], Find(header, written, 6));
        Assert.Equal([0x80, 0x01], Find(header, written, 2));
        Assert.False(header.Extensions(written).TryFind(11, out _));
        Assert.Equal(1, header.ContributingSources);
        Assert.Equal(0xBE, written[16]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(200)]
    public void Write_PassedElementThatOneByteCannotSay_TakesTheTwoByteForm(int length)
    {
        var data = new byte[length];
        Array.Fill(data, (byte)0x77);
        var source = RtpBytes.Packet(RtpBytes.TwoByteBlock((10, data), (12, [1])));

        var written = Write(new OutgoingHeader(Ids, "v1"u8, [(10, 6)]), source, out var header);

        Assert.Equal(data, Find(header, written, 6));
        Assert.Equal("v1"u8, Find(header, written, 1));
        Assert.Equal(0x10, written[12]);
    }

    [Fact]
    public void Write_TwoByteSourceWithShortElements_GoesBackToTheOneByteForm()
    {
        var written = Write(new OutgoingHeader(Ids, "v1"u8, [(100, 6)]), RtpBytes.Packet(RtpBytes.TwoByteBlock((100, [1, 2]))), out var header);

        Assert.Equal(0xBE, written[12]);
        Assert.Equal([1, 2], Find(header, written, 6));
    }

    [Fact]
    public void Write_HighIds_TakeTheTwoByteForm()
    {
        var ids = Ids with { TransportSequence = 15 };

        var written = Write(new OutgoingHeader(ids, "v1"u8, []), RtpBytes.Packet(), out var header);

        Assert.Equal([0x80, 0x01], Find(header, written, 15));
    }

    [Fact]
    public void Write_AnySource_FitsMaxLengthAndReadsBack()
    {
        var random = new Random(8285);
        var outgoing = new OutgoingHeader(Ids, "0123456789abcdef"u8, [(5, 5), (6, 200), (7, 7)]);
        var narrow = new OutgoingHeader(Ids, "0123456789abcdef"u8, [(5, 5), (6, 6), (7, 7)]);
        for (var round = 0; round < 20_000; round++)
        {
            var elements = Enumerable.Range(0, random.Next(6)).Select(_ => ((byte)random.Next(5, 10), Bytes(random, random.Next(1, 17)))).ToArray();
            var block = random.Next(2) == 0 ? RtpBytes.OneByteBlock(elements) : RtpBytes.TwoByteBlock(elements);
            var writer = random.Next(2) == 0 ? outgoing : narrow;

            var written = Write(writer, RtpBytes.Packet(block), out var header);

            Assert.Equal(written.Length, header.Length);
            Assert.Equal("0123456789abcdef"u8, Find(header, written, 1));
            if (elements.Any(element => element.Item1 == 7))
            {
                Assert.Equal(elements.First(element => element.Item1 == 7).Item2, Find(header, written, 7));
            }
        }
    }

    [Fact]
    public void Write_Repeatedly_AllocatesNothing()
    {
        var writer = new OutgoingHeader(Ids, "v0"u8, [(10, 6)]);
        var source = RtpBytes.Packet(RtpBytes.OneByteBlock((10, [0x55])));
        RtpHeader.TryParse(source, out var header);
        Span<byte> destination = stackalloc byte[64];
        writer.Write(destination, header, source, Outgoing);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            writer.Write(destination, header, source, Outgoing);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static byte[] Write(OutgoingHeader writer, byte[] source, out RtpHeader header)
    {
        Assert.True(RtpHeader.TryParse(source, out var sourceHeader));
        var destination = new byte[writer.MaxLength(sourceHeader)];
        var length = writer.Write(destination, sourceHeader, source, Outgoing);
        Assert.True(RtpHeader.TryParse(destination.AsSpan(0, length), out header));
        return destination[..length];
    }

    private static byte[] Find(in RtpHeader header, byte[] packet, byte id)
    {
        Assert.True(header.Extensions(packet).TryFind(id, out var data));
        return data.ToArray();
    }

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
