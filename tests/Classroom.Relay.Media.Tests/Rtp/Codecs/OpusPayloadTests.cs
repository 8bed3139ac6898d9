using Classroom.Relay.Media.Rtp.Codecs;

namespace Classroom.Relay.Media.Tests.Rtp.Codecs;

public class OpusPayloadTests
{
    [Theory]
    [InlineData(new byte[] { 0x00, 1, 2 }, 480)]
    [InlineData(new byte[] { 0x08, 1, 2 }, 960)]
    [InlineData(new byte[] { 0x18, 1, 2 }, 2880)]
    [InlineData(new byte[] { 0x68, 1, 2 }, 960)]
    [InlineData(new byte[] { 0x80, 1, 2 }, 120)]
    [InlineData(new byte[] { 0xF8, 1, 2 }, 960)]
    [InlineData(new byte[] { 0xF9, 1, 2 }, 1920)]
    [InlineData(new byte[] { 0xFB, 3, 2 }, 2880)]
    [InlineData(new byte[] { 0x1B, 63, 2 }, 0)]
    [InlineData(new byte[] { 0xFB }, 0)]
    [InlineData(new byte[] { }, 0)]
    public void Samples_TableOfContents_GivesTheLength(byte[] payload, int expected) => Assert.Equal(expected, OpusPayload.Samples(payload));

    [Fact]
    public void IsSilence_OnlyTableOfContents_IsTrue()
    {
        Assert.True(OpusPayload.IsSilence([0xF8]));
        Assert.False(OpusPayload.IsSilence([0xF8, 1, 2]));
        Assert.False(OpusPayload.IsSilence([]));
    }
}
