using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>
/// Datagrams in native memory, each after its 16-bit length. What OpenSSL writes apart stays apart: a peer that also runs on OpenSSL drops
/// whatever follows a repeated message in the same datagram, so a repeated flight must not be packed with what comes after it.
/// </summary>
internal unsafe struct DatagramQueue
{
    private const int HeaderLength = sizeof(ushort);
    private const int InitialCapacity = 2048;

    private byte* _data;
    private int _capacity;
    private int _length;

    /// <summary>Adds one datagram of at most <see cref="DtlsSession.MaxDatagram"/> bytes.</summary>
    /// <exception cref="OutOfMemoryException">There is no native memory.</exception>
    public void Append(ReadOnlySpan<byte> datagram)
    {
        Reserve(_length + HeaderLength + datagram.Length);
        Unsafe.WriteUnaligned(_data + _length, (ushort)datagram.Length);
        datagram.CopyTo(new Span<byte>(_data + _length + HeaderLength, datagram.Length));
        _length += HeaderLength + datagram.Length;
    }

    /// <summary>Reads the datagram at <paramref name="offset"/>, 0 for the first, and moves on to the next one. False after the last.</summary>
    public readonly bool TryRead(ref int offset, out ReadOnlySpan<byte> datagram)
    {
        datagram = default;
        if (offset >= _length)
        {
            return false;
        }

        var length = Unsafe.ReadUnaligned<ushort>(_data + offset);
        datagram = new ReadOnlySpan<byte>(_data + offset + HeaderLength, length);
        offset += HeaderLength + length;
        return true;
    }

    /// <summary>Forgets the datagrams and gives their memory back: between flights a connection holds none.</summary>
    public void Free()
    {
        NativeMemory.Free(_data);
        this = default;
    }

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
