using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Tests.Srtp;

public class PacketIndexTests
{
    [Theory]
    [InlineData(0x0_FFFFUL, 0x0000, 0x1_0000UL)]
    [InlineData(0x1_0000UL, 0xFFFF, 0x0_FFFFUL)]
    [InlineData(0x3_0005UL, 0x0006, 0x3_0006UL)]
    [InlineData(0x3_0005UL, 0x0001, 0x3_0001UL)]
    [InlineData(0x3_8000UL, 0x0000, 0x3_0000UL)]
    [InlineData(0x3_8001UL, 0x0000, 0x4_0000UL)]
    [InlineData(0x3_7FFFUL, 0xFFFF, 0x3_FFFFUL)]
    [InlineData(0x3_7FFEUL, 0xFFFF, 0x2_FFFFUL)]
    [InlineData(0xFFFF_FFFFUL, 0x0001, 0x1_0000_0001UL)]
    public void TryEstimate_AroundTheWrap_FollowsAppendixA(ulong highest, int sequence, ulong expected)
    {
        Assert.True(PacketIndex.TryEstimate(highest, (ushort)sequence, out var index));
        Assert.Equal(expected, index);
    }

    [Fact]
    public void TryEstimate_BeforeTheFirstCycle_IsFalse() => Assert.False(PacketIndex.TryEstimate(3, 0xFFF0, out _));
}
