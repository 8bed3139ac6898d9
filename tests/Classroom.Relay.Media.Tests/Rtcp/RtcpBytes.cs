using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Tests.Rtcp;

/// <summary>Shorthands for tests of single messages.</summary>
internal static class RtcpBytes
{
    public delegate int Writer(Span<byte> destination);

    /// <summary>What a writer wrote, checked to be one well-framed packet.</summary>
    public static byte[] Write(Writer writer)
    {
        var bytes = new byte[2048];
        var length = writer(bytes);
        Assert.Equal(0, length % 4);
        return bytes[..length];
    }

    /// <summary>The only packet of a datagram.</summary>
    public static RtcpPacket Single(byte[] datagram)
    {
        Assert.True(RtcpCompound.TryParse(datagram, out var compound));
        var packets = compound.GetEnumerator();
        Assert.True(packets.MoveNext());
        var packet = packets.Current;
        Assert.False(packets.MoveNext());
        return packet;
    }
}
