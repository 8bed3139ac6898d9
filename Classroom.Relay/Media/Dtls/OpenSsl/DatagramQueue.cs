using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>
/// Datagrams in native memory, each after its 16-bit length. Records that fit are put into one datagram: OpenSSL packs a flight when it
/// is new but sends every message of a repeated one alone.
/// </summary>
internal unsafe struct DatagramQueue
{
    private const int HeaderLength = sizeof(ushort);
    private const int InitialCapacity = 2048;

    private byte* _data;
    private int _capacity;
    private int _length;
    private int _last;

    /// <summary>Adds whole records, at most <see cref="DtlsSession.MaxDatagram"/> bytes of them.</summary>
    /// <exception cref="OutOfMemoryException">There is no native memory.</exception>
    public void Append(ReadOnlySpan<byte> records)
    {
        Reserve(_length + HeaderLength + records.Length);
        var last = _length == 0 ? 0 : LengthAt(_last);
        if (_length == 0 || last + records.Length > DtlsSession.MaxDatagram)
        {
            _last = _length;
            _length += HeaderLength;
            last = 0;
        }

        records.CopyTo(new Span<byte>(_data + _length, records.Length));
        _length += records.Length;
        Unsafe.WriteUnaligned(_data + _last, (ushort)(last + records.Length));
    }

    /// <summary>Reads the datagram at <paramref name="offset"/>, 0 for the first, and moves on to the next one. False after the last.</summary>
    public readonly bool TryRead(ref int offset, out ReadOnlySpan<byte> datagram)
    {
        datagram = default;
        if (offset >= _length)
        {
            return false;
        }

        datagram = new ReadOnlySpan<byte>(_data + offset + HeaderLength, LengthAt(offset));
        offset += HeaderLength + datagram.Length;
        return true;
    }

    /// <summary>Forgets the datagrams and gives their memory back: between flights a connection holds none.</summary>
    public void Free()
    {
        NativeMemory.Free(_data);
        this = default;
    }

    private readonly int LengthAt(int offset) => Unsafe.ReadUnaligned<ushort>(_data + offset);

    private void Reserve(int needed)
    {
        if (needed > _capacity)
        {
            var capacity = Math.Max(InitialCapacity, Math.Max(needed, 2 * _capacity));
            _data = (byte*)NativeMemory.Realloc(_data, (nuint)capacity);
            _capacity = capacity;
        }
    }
}
