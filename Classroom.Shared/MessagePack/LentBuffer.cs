using System.Buffers;

namespace Classroom.Shared.MessagePack;

/// <summary>
/// Bytes written one after the other, in an array lent by the shared pool: a lesson's state takes megabytes, and left to the garbage collector each
/// such buffer would cost a collection of the oldest generation. One thread at a time.
/// </summary>
internal sealed class LentBuffer : IBufferWriter<byte>
{
    private const int LeastBytes = 256;

    private byte[] _lent = [];

    /// <summary>Bytes written since the last <see cref="GiveBack"/>.</summary>
    public int Count { get; private set; }

    /// <summary>All of them; valid until the next is written, or the array is given back.</summary>
    public ReadOnlySpan<byte> Written => _lent.AsSpan(0, Count);

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_lent.Length - Count));
        Count += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _lent.AsMemory(Count);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _lent.AsSpan(Count);
    }

    /// <summary>Forgets what was written and gives the array back to the pool.</summary>
    public void GiveBack()
    {
        Count = 0;
        Return(_lent);
        _lent = [];
    }

    private void Ensure(int more)
    {
        if (_lent.Length - Count >= Math.Max(more, 1))
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(LeastBytes, Math.Max(checked(Count + more), 2 * Count)));
        Written.CopyTo(larger);
        Return(_lent);
        _lent = larger;
    }

    private static void Return(byte[] lent)
    {
        if (lent.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(lent);
        }
    }
}
