using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static Classroom.Relay.Media.Srtp.Ciphers.GhashField;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>Two blocks at a time.</summary>
internal unsafe struct GhashSum256 : IGhashSum
{
    private Vector256<ulong> _low;
    private Vector256<ulong> _middle;
    private Vector256<ulong> _high;

    public static int Lanes => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(byte* blocks, byte* powers)
    {
        var data = Read(blocks);
        var power = Vector256.Load(powers).AsUInt64();
        _low ^= Pclmulqdq.V256.CarrylessMultiply(data, power, 0x00);
        _middle ^= Pclmulqdq.V256.CarrylessMultiply(data, power, 0x01) ^ Pclmulqdq.V256.CarrylessMultiply(data, power, 0x10);
        _high ^= Pclmulqdq.V256.CarrylessMultiply(data, power, 0x11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(byte* blocks, byte* powers, Vector128<ulong> carry)
    {
        var data = Read(blocks) ^ carry.ToVector256();
        var power = Vector256.Load(powers).AsUInt64();
        _low = Pclmulqdq.V256.CarrylessMultiply(data, power, 0x00);
        _middle = Pclmulqdq.V256.CarrylessMultiply(data, power, 0x01) ^ Pclmulqdq.V256.CarrylessMultiply(data, power, 0x10);
        _high = Pclmulqdq.V256.CarrylessMultiply(data, power, 0x11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<ulong> Reduce() => GhashField.Reduce(Fold(_low), Fold(_middle), Fold(_high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Fold(Vector256<ulong> lanes) => lanes.GetLower() ^ lanes.GetUpper();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Read(byte* blocks)
    {
        var reversal = Vector256.Create(ReversalLow, ReversalHigh, ReversalLow, ReversalHigh);
        return Avx2.Shuffle(Vector256.Load(blocks), reversal.AsByte()).AsUInt64();
    }
}
