using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Rtp.Codecs;

namespace Classroom.Relay.Media.Tests.Routing;

public class Vp8ContinuityTests
{
    private readonly Vp8Continuity _continuity = new(firstPictureId: 0x7FFE);

    [Fact]
    public void TryMap_PicturesAcrossTheWrap_FollowOneAnother()
    {
        _continuity.SwitchSource(Picture(0x7FFF, 255, 31));

        Assert.Equal([0x7FFE, 0x7FFE, 0x7FFF, 0, 1], Map(0x7FFF, 0x7FFF, 0, 1, 2));
    }

    [Fact]
    public void SwitchSource_OtherSource_ContinuesAllCounters()
    {
        _continuity.SwitchSource(Picture(100, 50, 3));
        Assert.True(_continuity.TryMap(Picture(101, 51, 3), out var before));

        _continuity.SwitchSource(Picture(9, 200, 30));
        Assert.True(_continuity.TryMap(Picture(9, 200, 30), out var after));

        Assert.Equal((ushort)((before.PictureId + 1) & 0x7FFF), after.PictureId);
        Assert.Equal((byte)(before.Tl0PicIdx + 1), after.Tl0PicIdx);
        Assert.Equal((before.KeyIndex + 1) & 0x1F, after.KeyIndex);
    }

    [Fact]
    public void Drop_TemporalLayer_AdvancesOncePerPicture()
    {
        _continuity.SwitchSource(Picture(10, 0, 0));
        Map(10);
        _continuity.Drop(Picture(11, 0, 0));
        _continuity.Drop(Picture(11, 0, 0));

        Assert.Equal([0x7FFF], Map(12));
        Assert.False(_continuity.TryMap(Picture(11, 0, 0), out _));
    }

    [Fact]
    public void TryMap_LatePacketFromBeforeADrop_KeepsItsPicture()
    {
        _continuity.SwitchSource(Picture(10, 0, 0));
        Map(10, 11);
        _continuity.Drop(Picture(12, 0, 0));

        Assert.Equal([0, 0x7FFF], Map(13, 11));
    }

    [Fact]
    public void TryMap_OlderThanTheSwitch_IsRefused()
    {
        _continuity.SwitchSource(Picture(10, 0, 0));

        Assert.False(_continuity.TryMap(Picture(9, 0, 0), out _));
    }

    private int[] Map(params int[] pictureIds) =>
        [.. pictureIds.Select(id => _continuity.TryMap(Picture(id, 0, 0), out var counters) ? counters.PictureId : -1)];

    private static Vp8Descriptor Picture(int pictureId, byte tl0PicIdx, byte keyIndex)
    {
        byte[] payload = [0x90, 0xF0, (byte)(0x80 | (pictureId >> 8)), (byte)pictureId, tl0PicIdx, keyIndex, 0];
        Assert.True(Vp8Descriptor.TryParse(payload, out var descriptor));
        return descriptor;
    }
}
