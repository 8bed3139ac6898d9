using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Primitives;

/// <summary>
/// Native memory for key schedules: aligned to a cache line, at a fixed address, zeroed before it is given back.
/// </summary>
internal sealed unsafe class SecretMemory : SafeHandle
{
    private const int CacheLine = 64;

    private readonly int _length;

    /// <summary>Takes <paramref name="length"/> zeroed bytes.</summary>
    public SecretMemory(int length)
        : base(0, ownsHandle: true)
    {
        _length = length;
        SetHandle((nint)NativeMemory.AlignedAlloc((nuint)length, CacheLine));
        new Span<byte>(Address, length).Clear();
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The first byte. Valid until disposal; whoever keeps it keeps this object too.</summary>
    public byte* Address => (byte*)handle;

    protected override bool ReleaseHandle()
    {
        NativeMemory.Clear(Address, (nuint)_length);
        NativeMemory.AlignedFree(Address);
        return true;
    }
}
