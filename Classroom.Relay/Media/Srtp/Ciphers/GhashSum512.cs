using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static Classroom.Relay.Media.Srtp.Ciphers.GhashField;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>Four blocks at a time.</summary>
internal unsafe struct GhashSum512 : IGhashSum
{
    private Vector512<ulong> _low;
    private Vector512<ulong> _middle;
    private Vector512<ulong> _high;

    public static int Lanes => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(byte* blocks, byte* powers)
    {
        var data = Read(blocks);
        var power = Vector512.Load(powers).AsUInt64();
        _low ^= Pclmulqdq.V512.CarrylessMultiply(data, power, 0x00);
        _middle ^= Pclmulqdq.V512.CarrylessMultiply(data, power, 0x01) ^ Pclmulqdq.V512.CarrylessMultiply(data, power, 0x10);
        _high ^= Pclmulqdq.V512.CarrylessMultiply(data, power, 0x11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(byte* blocks, byte* powers, Vector128<ulong> carry)
    {
        var data = Read(blocks) ^ carry.ToVector256().ToVector512();
        var power = Vector512.Load(powers).AsUInt64();
        _low = Pclmulqdq.V512.CarrylessMultiply(data, power, 0x00);
        _middle = Pclmulqdq.V512.CarrylessMultiply(data, power, 0x01) ^ Pclmulqdq.V512.CarrylessMultiply(data, power, 0x10);
        _high = Pclmulqdq.V512.CarrylessMultiply(data, power, 0x11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<ulong> Reduce() => GhashField.Reduce(Fold(_low), Fold(_middle), Fold(_high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Fold(Vector512<ulong> lanes)
    {
        var half = lanes.GetLower() ^ lanes.GetUpper();
        return half.GetLower() ^ half.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Read(byte* blocks)
    {
        var reversal = Vector512.Create(
            ReversalLow, ReversalHigh, ReversalLow, ReversalHigh, ReversalLow, ReversalHigh, ReversalLow, ReversalHigh);
        return Avx512BW.Shuffle(Vector512.Load(blocks), reversal.AsByte()).AsUInt64();
    }
}
