using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Classroom.Shared.MessagePack;

/// <summary>Writes MessagePack values, each in its shortest form.</summary>
internal readonly struct MessagePackWriter(IBufferWriter<byte> output)
{
    public void WriteNil() => Write(MessagePackCode.Nil);

    public void WriteBoolean(bool value) => Write(value ? MessagePackCode.True : MessagePackCode.False);

    public void WriteArrayHeader(int count) => WriteHeader(count, MessagePackCode.FixArray, 15, 0, MessagePackCode.Array16);

    /// <param name="count">Pairs.</param>
    public void WriteMapHeader(int count) => WriteHeader(count, MessagePackCode.FixMap, 15, 0, MessagePackCode.Map16);

    public void WriteInteger(long value)
    {
        switch (value)
        {
            case >= 0 and <= uint.MaxValue:
                WriteUnsigned((uint)value);
                break;
            case >= -32 and < 0:
                Write((byte)value);
                break;
            case >= sbyte.MinValue and < 0:
                Write(MessagePackCode.Int8, (byte)value);
                break;
            case >= short.MinValue and < 0:
                Write16(MessagePackCode.Int16, (ushort)value);
                break;
            case >= int.MinValue and < 0:
                Write32(MessagePackCode.Int32, (uint)value);
                break;
            default:
                Write64(MessagePackCode.Int64, (ulong)value);
                break;
        }
    }

    public void WriteLargeInteger(ulong value) => Write64(MessagePackCode.UInt64, value);

    public void WriteDouble(double value) => Write64(MessagePackCode.Float64, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Writes a text, or nil for null.</summary>
    public void WriteString(string? text)
    {
        if (text is null)
        {
            WriteNil();
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        WriteHeader(length, MessagePackCode.FixString, 31, MessagePackCode.String8, MessagePackCode.String16);
        output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(length)));
    }

    /// <summary>Writes a text that is UTF-8 already.</summary>
    public void WriteUtf8(ReadOnlySpan<byte> text)
    {
        WriteHeader(text.Length, MessagePackCode.FixString, 31, MessagePackCode.String8, MessagePackCode.String16);
        output.Write(text);
    }

    public void WriteBinary(ReadOnlySpan<byte> bytes)
    {
        WriteHeader(bytes.Length, 0, -1, MessagePackCode.Binary8, MessagePackCode.Binary16);
        output.Write(bytes);
    }

    /// <summary>Writes a value that is in its written form already.</summary>
    public void WriteWritten(ReadOnlySpan<byte> value) => output.Write(value);

    private void WriteUnsigned(uint value)
    {
        if (value <= MessagePackCode.MaxPositiveFixInt)
        {
            Write((byte)value);
        }
        else if (value <= byte.MaxValue)
        {
            Write(MessagePackCode.UInt8, (byte)value);
        }
        else if (value <= ushort.MaxValue)
        {
            Write16(MessagePackCode.UInt16, (ushort)value);
        }
        else
        {
            Write32(MessagePackCode.UInt32, value);
        }
    }

    // Arrays and maps have no 8-bit form: their code8 is 0. The 32-bit code follows the 16-bit one.
    private void WriteHeader(int count, byte fix, int fixMax, byte code8, byte code16)
    {
        if (count <= fixMax)
        {
            Write((byte)(fix | count));
        }
        else if (count <= byte.MaxValue && code8 != 0)
        {
            Write(code8, (byte)count);
        }
        else if (count <= ushort.MaxValue)
        {
            Write16(code16, (ushort)count);
        }
        else
        {
            Write32((byte)(code16 + 1), (uint)count);
        }
    }

    private void Write(byte code) => output.Write([code]);

    private void Write(byte code, byte value) => output.Write([code, value]);

    private void Write16(byte code, ushort value)
    {
        var span = output.GetSpan(3);
        span[0] = code;
        BinaryPrimitives.WriteUInt16BigEndian(span[1..], value);
        output.Advance(3);
    }

    private void Write32(byte code, uint value)
    {
        var span = output.GetSpan(5);
        span[0] = code;
        BinaryPrimitives.WriteUInt32BigEndian(span[1..], value);
        output.Advance(5);
    }

    private void Write64(byte code, ulong value)
    {
        var span = output.GetSpan(9);
        span[0] = code;
        BinaryPrimitives.WriteUInt64BigEndian(span[1..], value);
        output.Advance(9);
    }
}
