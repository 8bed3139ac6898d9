using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>One block at a time.</summary>
internal unsafe struct GhashSum128 : IGhashSum
{
    private Vector128<ulong> _low;
    private Vector128<ulong> _middle;
    private Vector128<ulong> _high;

    public static int Lanes => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(byte* blocks, byte* powers)
    {
        var data = Read(blocks);
        var power = Vector128.Load(powers).AsUInt64();
        _low ^= Pclmulqdq.CarrylessMultiply(data, power, 0x00);
        _middle ^= Pclmulqdq.CarrylessMultiply(data, power, 0x01) ^ Pclmulqdq.CarrylessMultiply(data, power, 0x10);
        _high ^= Pclmulqdq.CarrylessMultiply(data, power, 0x11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(byte* blocks, byte* powers, Vector128<ulong> carry)
    {
        var data = Read(blocks) ^ carry;
        var power = Vector128.Load(powers).AsUInt64();
        _low = Pclmulqdq.CarrylessMultiply(data, power, 0x00);
        _middle = Pclmulqdq.CarrylessMultiply(data, power, 0x01) ^ Pclmulqdq.CarrylessMultiply(data, power, 0x10);
        _high = Pclmulqdq.CarrylessMultiply(data, power, 0x11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<ulong> Reduce() => GhashField.Reduce(_low, _middle, _high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Read(byte* blocks) => GhashField.Reverse(Vector128.Load(blocks)).AsUInt64();
}
