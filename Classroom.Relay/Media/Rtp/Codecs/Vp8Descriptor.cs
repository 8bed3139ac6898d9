using System.Buffers.Binary;

namespace Classroom.Relay.Media.Rtp.Codecs;

/// <summary>
/// The payload descriptor in front of every VP8 packet. A receiver's stream keeps its picture counters continuous over switches and dropped
/// layers, so they are rewritten in place; a rewrite never changes the length.
/// </summary>
/// <remarks>
/// RFC 7741 section 4.2:
/// <code>
///      0 1 2 3 4 5 6 7
///     +-+-+-+-+-+-+-+-+
///     |X|R|N|S|R| PID |   S and PID 0: first packet of a picture
///     +-+-+-+-+-+-+-+-+
/// X:  |I|L|T|K| RSV   |
///     +-+-+-+-+-+-+-+-+
/// I:  |M| PictureID   |   M: 15 bits in two bytes, else 7 bits
///     +-+-+-+-+-+-+-+-+
/// L:  |   TL0PICIDX   |
///     +-+-+-+-+-+-+-+-+
/// T/K:|TID|Y| KEYIDX  |
///     +-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly record struct Vp8Descriptor
{
    private const byte ExtendedBit = 0x80;
    private const byte StartBit = 0x10;
    private const byte PictureIdBit = 0x80;
    private const byte Tl0PicIdxBit = 0x40;
    private const byte TemporalIdBit = 0x20;
    private const byte KeyIndexBit = 0x10;
    private const byte WideBit = 0x80;
    private const int PictureIdAt = 2;

    /// <summary>Where the VP8 payload proper begins.</summary>
    public int Length { get; private init; }

    /// <summary>Whether this is the first packet of a picture.</summary>
    public bool StartsPicture { get; private init; }

    /// <summary>Whether a key frame starts here: in the payload proper the inverse key frame bit is 0 (RFC 7741 section 4.3).</summary>
    public bool StartsKeyframe { get; private init; }

    public bool HasPictureId { get; private init; }

    /// <summary>Whether the picture id has 15 bits rather than 7.</summary>
    public bool IsPictureIdWide { get; private init; }

    public ushort PictureId { get; private init; }

    public bool HasTl0PicIdx { get; private init; }

    /// <summary>Running number of the base temporal layer's pictures.</summary>
    public byte Tl0PicIdx { get; private init; }

    public bool HasTemporalId { get; private init; }

    public byte TemporalId { get; private init; }

    /// <summary>Y: the picture depends on the base layer only, so a receiver may step up to this layer here.</summary>
    public bool IsLayerSync { get; private init; }

    public bool HasKeyIndex { get; private init; }

    /// <summary>5 bits.</summary>
    public byte KeyIndex { get; private init; }

    /// <summary>False when the payload is cut short inside the descriptor or has nothing after it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out Vp8Descriptor descriptor)
    {
        descriptor = default;
        if (payload.Length < 2)
        {
            return false;
        }

        var startsPicture = (payload[0] & (StartBit | 0x07)) == StartBit;
        if ((payload[0] & ExtendedBit) == 0)
        {
            descriptor = new Vp8Descriptor { Length = 1, StartsPicture = startsPicture, StartsKeyframe = startsPicture && (payload[1] & 1) == 0 };
            return true;
        }

        var flags = payload[1];
        var wide = (flags & PictureIdBit) != 0 && payload.Length > PictureIdAt && (payload[PictureIdAt] & WideBit) != 0;
        var length = LengthOf(flags, wide);
        if (payload.Length <= length)
        {
            return false;
        }

        var tl0At = Tl0PicIdxAt(flags, wide);
        var layer = payload[length - 1];
        descriptor = new Vp8Descriptor
        {
            Length = length,
            StartsPicture = startsPicture,
            StartsKeyframe = startsPicture && (payload[length] & 1) == 0,
            HasPictureId = (flags & PictureIdBit) != 0,
            IsPictureIdWide = wide,
            PictureId = (flags & PictureIdBit) == 0 ? (ushort)0 : ReadPictureId(payload, wide),
            HasTl0PicIdx = (flags & Tl0PicIdxBit) != 0,
            Tl0PicIdx = (flags & Tl0PicIdxBit) == 0 ? (byte)0 : payload[tl0At],
            HasTemporalId = (flags & TemporalIdBit) != 0,
            TemporalId = (flags & TemporalIdBit) == 0 ? (byte)0 : (byte)(layer >> 6),
            IsLayerSync = (flags & TemporalIdBit) != 0 && (layer & 0x20) != 0,
            HasKeyIndex = (flags & KeyIndexBit) != 0,
            KeyIndex = (flags & KeyIndexBit) == 0 ? (byte)0 : (byte)(layer & 0x1F),
        };
        return true;
    }

    /// <summary>
    /// Gives a 7-bit picture id 15 bits, moving what follows by one byte. Done once, where the packet comes in, so that the rewrites for the
    /// receivers keep the length (a stream switched from a 15-bit source must not fall back to 7). Nothing is done without a 7-bit picture id.
    /// </summary>
    /// <param name="payload">The payload and at least one free byte after it.</param>
    /// <param name="length">Bytes of payload.</param>
    /// <param name="pictureId">The 15-bit id: the 7 bits on the wire, unwrapped by the caller.</param>
    /// <returns>The new length of the payload.</returns>
    public int WidenPictureId(Span<byte> payload, int length, ushort pictureId)
    {
        if (!HasPictureId || IsPictureIdWide)
        {
            return length;
        }

        payload[(PictureIdAt + 1)..length].CopyTo(payload[(PictureIdAt + 2)..]);
        WriteWide(payload, pictureId);
        return length + 1;
    }

    /// <summary>Overwrites the counters of the payload this was read from; those it does not have are left out, a 7-bit picture id is cut to 7 bits.</summary>
    public void Rewrite(Span<byte> payload, in Vp8Counters counters)
    {
        if (HasPictureId && IsPictureIdWide)
        {
            WriteWide(payload, counters.PictureId);
        }
        else if (HasPictureId)
        {
            payload[PictureIdAt] = (byte)(counters.PictureId & 0x7F);
        }

        if (HasTl0PicIdx)
        {
            payload[Tl0PicIdxAt(payload[1], IsPictureIdWide)] = counters.Tl0PicIdx;
        }

        if (HasKeyIndex)
        {
            ref var layer = ref payload[Length - 1];
            layer = (byte)((layer & 0xE0) | (counters.KeyIndex & 0x1F));
        }
    }

    private static int Tl0PicIdxAt(byte flags, bool wide) => (flags & PictureIdBit) == 0 ? PictureIdAt : PictureIdAt + (wide ? 2 : 1);

    private static int LengthOf(byte flags, bool wide) =>
        Tl0PicIdxAt(flags, wide) + ((flags & Tl0PicIdxBit) != 0 ? 1 : 0) + ((flags & (TemporalIdBit | KeyIndexBit)) != 0 ? 1 : 0);

    private static ushort ReadPictureId(ReadOnlySpan<byte> payload, bool wide) =>
        wide ? (ushort)(BinaryPrimitives.ReadUInt16BigEndian(payload[PictureIdAt..]) & 0x7FFF) : (ushort)(payload[PictureIdAt] & 0x7F);

    private static void WriteWide(Span<byte> payload, ushort pictureId) =>
        BinaryPrimitives.WriteUInt16BigEndian(payload[PictureIdAt..], (ushort)(0x8000 | pictureId));
}
