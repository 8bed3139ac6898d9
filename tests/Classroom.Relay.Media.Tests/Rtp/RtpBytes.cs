using System.Buffers.Binary;

namespace Classroom.Relay.Media.Tests.Rtp;

/// <summary>RTP packets written by hand, so that the code under test is not its own witness.</summary>
internal static class RtpBytes
{
    public static readonly byte[] Payload = [0xA0, 0xA1, 0xA2, 0xA3, 0xA4];

    /// <summary>A packet with sequence number 0x1234, timestamp 0x01020304, SSRC 0xCAFEBABE, payload type 96 and the marker set.</summary>
    public static byte[] Packet(byte[]? extensionBlock = null, uint[]? contributing = null, byte[]? payload = null, int padding = 0)
    {
        contributing ??= [];
        var head = new byte[12 + 4 * contributing.Length];
        head[0] = (byte)(0x80 | (padding > 0 ? 0x20 : 0) | (extensionBlock is null ? 0 : 0x10) | contributing.Length);
        head[1] = 0x80 | 96;
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), 0x1234);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), 0x01020304);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0xCAFEBABE);
        for (var i = 0; i < contributing.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(12 + 4 * i), contributing[i]);
        }

        var tail = new byte[padding];
        if (padding > 0)
        {
            tail[^1] = (byte)padding;
        }

        return [.. head, .. extensionBlock ?? [], .. payload ?? Payload, .. tail];
    }

    /// <summary>An extension block in the one-byte form, padded to whole words.</summary>
    public static byte[] OneByteBlock(params (byte Id, byte[] Data)[] elements) =>
        Block(0xBEDE, [.. elements.SelectMany(e => (byte[])[(byte)(e.Id << 4 | (e.Data.Length - 1)), .. e.Data])]);

    /// <summary>An extension block in the two-byte form, padded to whole words.</summary>
    public static byte[] TwoByteBlock(params (byte Id, byte[] Data)[] elements) =>
        Block(0x1000, [.. elements.SelectMany(e => (byte[])[e.Id, (byte)e.Data.Length, .. e.Data])]);

    public static byte[] Block(ushort profile, byte[] data)
    {
        var words = (data.Length + 3) / 4;
        var block = new byte[4 + 4 * words];
        BinaryPrimitives.WriteUInt16BigEndian(block, profile);
        BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(2), (ushort)words);
        data.CopyTo(block, 4);
        return block;
    }
}
