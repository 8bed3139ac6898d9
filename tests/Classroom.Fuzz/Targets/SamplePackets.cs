using System.Buffers.Binary;

namespace Classroom.Fuzz.Targets;

/// <summary>RTP packets as publishers send them.</summary>
internal static class SamplePackets
{
    private const int HeaderLength = 12;
    private const int UsualSize = 100;
    private const int ElementWords = 470;

    // RFC 7741: 15-bit picture id, TL0PICIDX, TID and KEYIDX, then the first bytes of a key frame.
    private static readonly byte[] Vp8 = [0x90, 0xF0, 0x81, 0x02, 3, 4, 0x10, 2, 0, 0x9D, 1, 0x2A];
    private static readonly byte[] ShortVp8 = [0x90, 0x80, 0x05, 0x11];
    private static readonly byte[] PlainVp8 = [0x10, 0x11];

    // RFC 6184: a STAP-A of SPS and PPS, a fragment, a slice.
    private static readonly byte[] Parameters = [24, 0, 4, 0x67, 0x42, 0xE0, 0x1F, 0, 4, 0x68, 1, 2, 3];
    private static readonly byte[] Fragment = [28, 0x85, 1, 2];
    private static readonly byte[] Slice = [0x41, 1, 2];

    // RFC 6716: 20 ms of SILK; three frames of CELT in a packet of code 3.
    private static readonly byte[] Opus = [0x08, 1, 2, 3];
    private static readonly byte[] ManyOpus = [0xFF, 0x43, 9];

    /// <summary>The beginnings of payloads of every codec. Those that begin a picture come first of their codec.</summary>
    public static IReadOnlyList<byte[]> Payloads { get; } = [Vp8, ShortVp8, PlainVp8, Parameters, Fragment, Slice, Opus, ManyOpus];

    /// <summary>What a keyframe, or any piece of sound, of this codec begins with.</summary>
    public static byte[] FirstPayload(string mimeType) => mimeType switch { "video/VP8" => Vp8, "video/H264" => Parameters, _ => Opus };

    /// <summary>A packet without extensions; its payload begins as told and is filled up to the size.</summary>
    public static byte[] Make(byte payloadType, uint ssrc, ushort sequence, uint timestamp, ReadOnlySpan<byte> payload, int size = UsualSize)
    {
        var packet = new byte[HeaderLength + size];
        packet[0] = 0x80;
        packet[1] = (byte)(0x80 | payloadType);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), ssrc);
        packet.AsSpan(HeaderLength).Fill(0x11);
        payload.CopyTo(packet.AsSpan(HeaderLength));
        return packet;
    }

    /// <summary>A packet that is mostly elements, of a form and of identifiers that are passed on.</summary>
    public static byte[] MakeWithElements(byte payloadType, uint ssrc, ushort sequence, uint timestamp, ReadOnlySpan<byte> payload)
    {
        var plain = Make(payloadType, ssrc, sequence, timestamp, payload);
        plain[0] |= 0x10;

        // RFC 8285 section 4.3: the two-byte form. An empty element has no other.
        byte[] elements = [.. Enumerable.Repeat((byte[])[10, 0, 11, 0], ElementWords).SelectMany(pair => pair)];
        return [.. plain[..HeaderLength], 0x10, 0, ElementWords >> 8, ElementWords & 0xFF, .. elements, .. plain[HeaderLength..]];
    }
}
