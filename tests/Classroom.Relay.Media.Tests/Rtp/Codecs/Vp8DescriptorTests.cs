using Classroom.Relay.Media.Rtp.Codecs;

namespace Classroom.Relay.Media.Tests.Rtp.Codecs;

public class Vp8DescriptorTests
{
    // X S, I L T K, 15-bit picture id 0x1234, TL0PICIDX 0x56, TID 2 Y KEYIDX 9, key frame.
    private static readonly byte[] Full = [0x90, 0xF0, 0x92, 0x34, 0x56, 0xA9, 0x00, 0x9D];

    [Fact]
    public void TryParse_AllFields_AreRead()
    {
        Assert.True(Vp8Descriptor.TryParse(Full, out var descriptor));

        Assert.Equal(6, descriptor.Length);
        Assert.True(descriptor.StartsPicture);
        Assert.True(descriptor.StartsKeyframe);
        Assert.True(descriptor.IsPictureIdWide);
        Assert.Equal(0x1234, descriptor.PictureId);
        Assert.Equal(0x56, descriptor.Tl0PicIdx);
        Assert.Equal(2, descriptor.TemporalId);
        Assert.True(descriptor.IsLayerSync);
        Assert.Equal(9, descriptor.KeyIndex);
    }

    // RFC 7741 section 4.6.1: key frame in a single packet, 7-bit picture id 17.
    [Fact]
    public void TryParse_Rfc7741KeyFrameExample_IsKeyframe()
    {
        Assert.True(Vp8Descriptor.TryParse([0x90, 0x80, 0x11, 0x00], out var descriptor));

        Assert.Equal(3, descriptor.Length);
        Assert.Equal(17, descriptor.PictureId);
        Assert.False(descriptor.IsPictureIdWide);
        Assert.True(descriptor.StartsKeyframe);
    }

    [Theory]
    [InlineData(new byte[] { 0x10, 0x01 }, true, false)]
    [InlineData(new byte[] { 0x10, 0x00 }, true, true)]
    [InlineData(new byte[] { 0x00, 0x00 }, false, false)]
    [InlineData(new byte[] { 0x11, 0x00 }, false, false)]
    public void TryParse_ShortDescriptor_TellsKeyframeByTheInverseBit(byte[] payload, bool startsPicture, bool startsKeyframe)
    {
        Assert.True(Vp8Descriptor.TryParse(payload, out var descriptor));

        Assert.Equal(startsPicture, descriptor.StartsPicture);
        Assert.Equal(startsKeyframe, descriptor.StartsKeyframe);
        Assert.False(descriptor.HasPictureId);
    }

    [Fact]
    public void TryParse_CutInsideTheDescriptor_IsRefused()
    {
        for (var length = 0; length <= 6; length++)
        {
            Assert.False(Vp8Descriptor.TryParse(Full.AsSpan(0, length), out _));
        }
    }

    [Fact]
    public void Rewrite_AnyDescriptor_ChangesOnlyTheCounters()
    {
        var random = new Random(7741);
        var payload = new byte[12];
        for (var round = 0; round < 20_000; round++)
        {
            random.NextBytes(payload);
            var length = random.Next(payload.Length + 1);
            if (!Vp8Descriptor.TryParse(payload.AsSpan(0, length), out var before))
            {
                continue;
            }

            var counters = new Vp8Counters((ushort)random.Next(0x8000), (byte)random.Next(256), (byte)random.Next(32));
            var rewritten = payload.ToArray();
            before.Rewrite(rewritten.AsSpan(0, length), counters);

            Assert.True(Vp8Descriptor.TryParse(rewritten.AsSpan(0, length), out var after));
            var expected = (ushort)(before.IsPictureIdWide ? counters.PictureId : counters.PictureId & 0x7F);
            Assert.Equal(before.HasPictureId ? expected : (ushort)0, after.PictureId);
            Assert.Equal(before.HasTl0PicIdx ? counters.Tl0PicIdx : (byte)0, after.Tl0PicIdx);
            Assert.Equal(before.HasKeyIndex ? counters.KeyIndex : (byte)0, after.KeyIndex);
            Assert.Equal((before.Length, before.StartsKeyframe, before.TemporalId, before.IsLayerSync), (after.Length, after.StartsKeyframe, after.TemporalId, after.IsLayerSync));

            // The same counters again give back the very bytes: what was rewritten for one receiver is undone for the next.
            before.Rewrite(rewritten.AsSpan(0, length), new Vp8Counters(before.PictureId, before.Tl0PicIdx, before.KeyIndex));
            Assert.Equal(payload, rewritten);
        }
    }

    [Fact]
    public void WidenPictureId_SevenBits_GrowsByOneByteAndKeepsTheRest()
    {
        byte[] payload = [0x90, 0xF0, 0x11, 0x56, 0xA9, 0x00, 0x9D, 0];
        Assert.True(Vp8Descriptor.TryParse(payload.AsSpan(0, 7), out var narrow));

        var length = narrow.WidenPictureId(payload, 7, 0x0211);

        Assert.Equal([0x90, 0xF0, 0x82, 0x11, 0x56, 0xA9, 0x00, 0x9D], payload[..length]);
        Assert.True(Vp8Descriptor.TryParse(payload, out var wide));
        Assert.Equal(0x0211, wide.PictureId);
        Assert.Equal(length, wide.WidenPictureId(payload, length, 0));
    }
}
