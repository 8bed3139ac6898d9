using System.Buffers;
using Classroom.Shared.MessagePack;

namespace Classroom.Shared.Tests.MessagePack;

public sealed class MessagePackReaderTests
{
    public static TheoryData<long, int> Integers => new()
    {
        { 0, 1 }, { 127, 1 }, { 128, 2 }, { 255, 2 }, { 256, 3 }, { 65535, 3 }, { 65536, 5 }, { uint.MaxValue, 5 }, { 1L << 32, 9 }, { long.MaxValue, 9 },
        { -1, 1 }, { -32, 1 }, { -33, 2 }, { -128, 2 }, { -129, 3 }, { short.MinValue, 3 }, { short.MinValue - 1, 5 }, { int.MinValue, 5 }, { int.MinValue - 1L, 9 }, { long.MinValue, 9 },
    };

    [Theory]
    [MemberData(nameof(Integers))]
    public void Integer_AtItsBounds_TakesTheShortestFormAndComesBack(long value, int expectedBytes)
    {
        var bytes = Write(writer => writer.WriteInteger(value));
        var reader = new MessagePackReader(bytes);

        Assert.Equal(expectedBytes, bytes.Length);
        Assert.True(reader.TryReadInt64(out var read));
        Assert.Equal(value, read);
        Assert.Equal(0, reader.Remaining);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(65535)]
    [InlineData(65536)]
    public void String_AtItsBounds_ComesBack(int length)
    {
        var text = new string('字', length / 3) + new string('x', length % 3);
        var reader = new MessagePackReader(Write(writer => writer.WriteString(text)));

        Assert.True(reader.TryReadString(out var read));
        Assert.Equal(text, read);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(65535)]
    [InlineData(65536)]
    public void ArrayHeader_AtItsBounds_ComesBack(int count)
    {
        var reader = new MessagePackReader([.. Write(writer => writer.WriteArrayHeader(count)), .. new byte[count]]);

        Assert.True(reader.TryReadArrayHeader(out var read));
        Assert.Equal(count, read);
    }

    [Fact]
    public void ArrayHeader_MoreElementsThanBytes_IsRefused() => Assert.False(new MessagePackReader([0xdd, 0x7f, 0xff, 0xff, 0xff, 0]).TryReadArrayHeader(out _));

    [Fact]
    public void MapHeader_MorePairsThanBytes_IsRefused() => Assert.False(new MessagePackReader([0x82, 0xa0, 0, 0xa0]).TryReadMapHeader(out _));

    [Fact]
    public void Integer_AboveInt64_IsToldAsLarge()
    {
        var reader = new MessagePackReader(Write(writer => writer.WriteLargeInteger(ulong.MaxValue)));
        Assert.True(reader.TryReadInteger(out var bits, out var isLarge));
        Assert.True(isLarge);
        Assert.Equal(ulong.MaxValue, (ulong)bits);
    }

    [Fact]
    public void String_OfInvalidUtf8_IsRefused() => Assert.False(new MessagePackReader([0xa2, 0xc3, 0x28]).TryReadString(out _));

    [Theory]
    [InlineData("d6ff00000000", "1970-01-01T00:00:00Z")]
    [InlineData("d7ff773594003b9aca00", "2001-09-09T01:46:40.5Z")]
    [InlineData("c70cff00000000ffffffffffffffff", "1969-12-31T23:59:59Z")]
    public void Timestamp_InEachForm_IsRead(string hex, string expected)
    {
        var reader = new MessagePackReader(Convert.FromHexString(hex));
        Assert.True(reader.TryReadTimestamp(out var instant));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), instant);
    }

    [Theory]
    [InlineData("d6fe00000000")]
    [InlineData("d7ffffffffff00000000")]
    [InlineData("c70bff0000000000000000000000")]
    [InlineData("c70cff000000007fffffffffffffff")]
    public void Timestamp_Amiss_IsRefused(string hex) => Assert.False(new MessagePackReader(Convert.FromHexString(hex)).TryReadTimestamp(out _));

    [Theory]
    [InlineData(0xc1)]
    [InlineData(0xc8)]
    [InlineData(0xd4)]
    [InlineData(0xd8)]
    public void Next_ByteOutsideTheFormatInUse_IsNone(byte code) => Assert.Equal(MessagePackKind.None, new MessagePackReader([code, 0, 0, 0]).Next);

    private static byte[] Write(Action<MessagePackWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(new MessagePackWriter(output));
        return output.WrittenSpan.ToArray();
    }
}
