using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Classroom.Shared.MessagePack;

/// <summary>
/// Reads MessagePack values from a span, one after the other. Nothing throws: every method answers false when the next value is of another kind,
/// ends too early or is not valid UTF-8; the position is of no use after that.
/// </summary>
internal ref struct MessagePackReader(ReadOnlySpan<byte> input)
{
    private readonly ReadOnlySpan<byte> _input = input;
    private int _position;

    /// <summary>Bytes not read yet.</summary>
    public readonly int Remaining => _input.Length - _position;

    /// <summary>The kind of the next value.</summary>
    public readonly MessagePackKind Next => Remaining == 0 ? MessagePackKind.None : _input[_position] switch
    {
        <= MessagePackCode.MaxPositiveFixInt or >= MessagePackCode.MinNegativeFixInt => MessagePackKind.Integer,
        < MessagePackCode.FixArray => MessagePackKind.Map,
        < MessagePackCode.FixString => MessagePackKind.Array,
        < MessagePackCode.Nil => MessagePackKind.String,
        MessagePackCode.Nil => MessagePackKind.Nil,
        MessagePackCode.False or MessagePackCode.True => MessagePackKind.Boolean,
        MessagePackCode.Binary8 or MessagePackCode.Binary16 or MessagePackCode.Binary32 => MessagePackKind.Binary,
        MessagePackCode.Float32 or MessagePackCode.Float64 => MessagePackKind.Float,
        >= MessagePackCode.UInt8 and <= MessagePackCode.Int64 => MessagePackKind.Integer,
        MessagePackCode.FixExtension4 or MessagePackCode.FixExtension8 or MessagePackCode.Extension8 => MessagePackKind.Timestamp,
        MessagePackCode.String8 or MessagePackCode.String16 or MessagePackCode.String32 => MessagePackKind.String,
        MessagePackCode.Array16 or MessagePackCode.Array32 => MessagePackKind.Array,
        MessagePackCode.Map16 or MessagePackCode.Map32 => MessagePackKind.Map,
        _ => MessagePackKind.None,
    };

    /// <summary>Passes over nil, if it comes next.</summary>
    public bool TryReadNil() => Next == MessagePackKind.Nil && TryTake(1, out _);

    /// <summary>Reads true or false.</summary>
    public bool TryReadBoolean(out bool value)
    {
        value = false;
        if (Next != MessagePackKind.Boolean || !TryTake(1, out var code))
        {
            return false;
        }

        value = code[0] == MessagePackCode.True;
        return true;
    }

    /// <summary>Reads the header of an array. Every element takes a byte at least, so a count beyond the input is refused before anything is made for it.</summary>
    public bool TryReadArrayHeader(out int count) =>
        TryReadCount(MessagePackKind.Array, 0x0f, MessagePackCode.Array16 - 1, out count) && count <= Remaining;

    /// <summary>Reads the header of a map; the count is of pairs.</summary>
    public bool TryReadMapHeader(out int count) =>
        TryReadCount(MessagePackKind.Map, 0x0f, MessagePackCode.Map16 - 1, out count) && count <= Remaining / 2;

    /// <summary>Reads a text as its bytes, which are valid UTF-8.</summary>
    public bool TryReadUtf8(out ReadOnlySpan<byte> text)
    {
        text = default;
        return TryReadCount(MessagePackKind.String, 0x1f, MessagePackCode.String8, out var length) && TryTake(length, out text) && Utf8.IsValid(text);
    }

    /// <summary>Reads a text, not nil.</summary>
    public bool TryReadString(out string text)
    {
        var done = TryReadUtf8(out var utf8);
        text = done ? Encoding.UTF8.GetString(utf8) : "";
        return done;
    }

    /// <summary>Reads a text, or nil as null.</summary>
    public bool TryReadOptionalString(out string? text)
    {
        text = null;
        if (TryReadNil())
        {
            return true;
        }

        var done = TryReadString(out var some);
        text = some;
        return done;
    }

    /// <summary>Reads a byte string.</summary>
    public bool TryReadBinary(out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return TryReadCount(MessagePackKind.Binary, 0, MessagePackCode.Binary8, out var length) && TryTake(length, out bytes);
    }

    /// <summary>Reads a whole number that fits in 64 bits with a sign.</summary>
    public bool TryReadInt64(out long value)
    {
        var done = TryReadInteger(out value, out var large);
        return done && !large;
    }

    /// <summary>Reads a whole number. One above <see cref="long.MaxValue"/> is told by <paramref name="isLarge"/>: then the bits are those of a <see cref="ulong"/>.</summary>
    public bool TryReadInteger(out long value, out bool isLarge)
    {
        value = 0;
        isLarge = false;
        if (Next != MessagePackKind.Integer || !TryTake(1, out var head))
        {
            return false;
        }

        var code = head[0];
        if (code is <= MessagePackCode.MaxPositiveFixInt or >= MessagePackCode.MinNegativeFixInt)
        {
            value = (sbyte)code;
            return true;
        }

        // 0xcc..0xcf unsigned, 0xd0..0xd3 signed; the two low bits are log2 of the size.
        if (!TryTake(1 << (code & 3), out var body))
        {
            return false;
        }

        value = code switch
        {
            MessagePackCode.UInt8 => body[0],
            MessagePackCode.UInt16 => BinaryPrimitives.ReadUInt16BigEndian(body),
            MessagePackCode.UInt32 => BinaryPrimitives.ReadUInt32BigEndian(body),
            MessagePackCode.Int8 => (sbyte)body[0],
            MessagePackCode.Int16 => BinaryPrimitives.ReadInt16BigEndian(body),
            MessagePackCode.Int32 => BinaryPrimitives.ReadInt32BigEndian(body),
            _ => BinaryPrimitives.ReadInt64BigEndian(body),
        };
        isLarge = code == MessagePackCode.UInt64 && value < 0;
        return true;
    }

    /// <summary>Reads a floating-point number, finite or not.</summary>
    public bool TryReadDouble(out double value)
    {
        value = 0;
        if (Next != MessagePackKind.Float || !TryTake(1, out var head))
        {
            return false;
        }

        var isSingle = head[0] == MessagePackCode.Float32;
        if (!TryTake(isSingle ? 4 : 8, out var body))
        {
            return false;
        }

        value = isSingle ? BinaryPrimitives.ReadSingleBigEndian(body) : BinaryPrimitives.ReadDoubleBigEndian(body);
        return true;
    }

    /// <summary>Reads an instant: the timestamp extension, type -1, in 32, 64 or 96 bits (spec.md, "Timestamp extension type").</summary>
    public bool TryReadTimestamp(out DateTimeOffset instant)
    {
        instant = default;
        if (Next != MessagePackKind.Timestamp || !TryTake(1, out var head))
        {
            return false;
        }

        var length = head[0] switch { MessagePackCode.FixExtension4 => 4, MessagePackCode.FixExtension8 => 8, _ => 12 };
        if (length == 12 && (!TryTake(1, out var size) || size[0] != 12))
        {
            return false;
        }

        if (!TryTake(1, out var type) || type[0] != 0xff || !TryTake(length, out var body))
        {
            return false;
        }

        var packed = length == 8 ? BinaryPrimitives.ReadUInt64BigEndian(body) : 0;
        var seconds = length switch
        {
            4 => BinaryPrimitives.ReadUInt32BigEndian(body),
            8 => (long)(packed & 0x3_ffff_ffff),
            _ => BinaryPrimitives.ReadInt64BigEndian(body[4..]),
        };
        var nanoseconds = length switch { 4 => 0u, 8 => (uint)(packed >> 34), _ => BinaryPrimitives.ReadUInt32BigEndian(body) };
        // Year 1 to year 9999, what DateTimeOffset can hold.
        if (nanoseconds > 999_999_999 || seconds is < -62_135_596_800 or > 253_402_300_799)
        {
            return false;
        }

        instant = DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / 100);
        return true;
    }

    // The length is in the low bits of a fix code, or follows code firstSized (8 bits), +1 (16 bits) or +2 (32 bits).
    private bool TryReadCount(MessagePackKind kind, int fixMask, int firstSized, out int count)
    {
        count = 0;
        if (Next != kind || !TryTake(1, out var head))
        {
            return false;
        }

        var code = head[0];
        if (code < MessagePackCode.Nil)
        {
            count = code & fixMask;
            return true;
        }

        if (!TryTake(1 << (code - firstSized), out var body))
        {
            return false;
        }

        var length = body.Length switch
        {
            1 => body[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(body),
            _ => BinaryPrimitives.ReadUInt32BigEndian(body),
        };
        count = (int)Math.Min(length, int.MaxValue);
        return true;
    }

    private bool TryTake(int count, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (count > Remaining)
        {
            return false;
        }

        bytes = _input.Slice(_position, count);
        _position += count;
        return true;
    }
}
