using Classroom.Relay.Media.Rtp.Codecs;

namespace Classroom.Relay.Media.Tests.Rtp.Codecs;

public class H264PayloadTests
{
    [Theory]
    [InlineData(new byte[] { 0x65, 0x88 }, H264Units.Idr)]
    [InlineData(new byte[] { 0x67, 0x42 }, H264Units.SequenceParameters)]
    [InlineData(new byte[] { 0x68, 0xCE }, H264Units.PictureParameters)]
    [InlineData(new byte[] { 0x41, 0x9A }, H264Units.None)]
    [InlineData(new byte[] { 0x7C, 0x85 }, H264Units.Idr)]
    [InlineData(new byte[] { 0x7C, 0x05 }, H264Units.None)]
    [InlineData(new byte[] { 0x7C, 0x45 }, H264Units.None)]
    [InlineData(new byte[] { 0x7C, 0x81 }, H264Units.None)]
    [InlineData(new byte[] { 0x7C }, H264Units.None)]
    [InlineData(new byte[] { 0x78, 0, 2, 0x67, 0x42, 0, 1, 0x68, 0, 1, 0x65 }, H264Units.SequenceParameters | H264Units.PictureParameters | H264Units.Idr)]
    [InlineData(new byte[] { 0x78, 0, 2, 0x67, 0x42, 0, 9, 0x65 }, H264Units.SequenceParameters)]
    [InlineData(new byte[] { 0x78, 0, 0, 0x65 }, H264Units.None)]
    [InlineData(new byte[] { 0x78, 0 }, H264Units.None)]
    [InlineData(new byte[] { }, H264Units.None)]
    public void Inspect_Payload_NamesTheUnitsThatBegin(byte[] payload, H264Units expected) => Assert.Equal(expected, H264Payload.Inspect(payload));

    [Fact]
    public void StartsKeyframe_ParameterSetAlone_IsWhereASwitchBegins()
    {
        Assert.True(H264Payload.StartsKeyframe([0x67, 0x42]));
        Assert.False(H264Payload.StartsKeyframe([0x68, 0xCE]));
    }

    [Fact]
    public void Inspect_RandomBytes_NeverThrows()
    {
        var random = new Random(6184);
        var bytes = new byte[32];
        for (var round = 0; round < 100_000; round++)
        {
            random.NextBytes(bytes);
            bytes[0] = round % 2 == 0 ? (byte)24 : bytes[0];
            H264Payload.Inspect(bytes.AsSpan(0, random.Next(bytes.Length + 1)));
        }
    }
}
