using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Element = System.Runtime.Intrinsics.Vector128<ulong>;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>
/// Arithmetic in the field of GHASH, GF(2^128) modulo x^128 + x^7 + x^2 + x + 1 (NIST SP 800-38D section 6.3). GCM numbers bits from the
/// left; here a block is byte-reversed and one factor of each product is kept multiplied by x, which makes up for the reflection (Gueron
/// and Kounavis, "Intel carry-less multiplication instruction and its usage for computing the GCM mode", 2010).
/// </summary>
internal static class GhashField
{
    // The shuffle that reverses a block, as two numbers: written out for each width the JIT keeps it as one constant in a register.
    public const ulong ReversalLow = 0x0809_0A0B_0C0D_0E0F;
    public const ulong ReversalHigh = 0x0001_0203_0405_0607;

    // The modulus without its top term, reflected.
    private static Element Modulus => Vector128.Create(1UL, 0xC200_0000_0000_0000UL);

    /// <summary>Byte order of a block to that of the field and back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Reverse(Vector128<byte> block) =>
        Ssse3.Shuffle(block, Vector128.Create(ReversalLow, ReversalHigh).AsByte());

    /// <summary>The hash key times x, from the encrypted zero block.</summary>
    public static Element HashKey(Vector128<byte> encryptedZero)
    {
        var h = Reverse(encryptedZero).AsUInt64();
        var (low, high) = (h[0], h[1]);
        var shifted = Vector128.Create(low << 1, (high << 1) | (low >> 63));
        return (high >> 63) == 0 ? shifted : shifted ^ Modulus;
    }

    /// <summary>One product; one of the factors is kept multiplied by x.</summary>
    public static Element Multiply(Element a, Element b) => Reduce(
        Pclmulqdq.CarrylessMultiply(a, b, 0x00),
        Pclmulqdq.CarrylessMultiply(a, b, 0x01) ^ Pclmulqdq.CarrylessMultiply(a, b, 0x10),
        Pclmulqdq.CarrylessMultiply(a, b, 0x11));

    /// <summary>
    /// Folds a 256-bit product, given as its low, middle and high partial products, into the field. Partial products of many blocks are
    /// first summed and reduced once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Element Reduce(Element low, Element middle, Element high)
    {
        var modulus = Modulus;
        middle ^= SwapHalves(low) ^ Pclmulqdq.CarrylessMultiply(modulus, low, 0x01);
        return high ^ SwapHalves(middle) ^ Pclmulqdq.CarrylessMultiply(modulus, middle, 0x01);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Element SwapHalves(Element value) => Sse2.Shuffle(value.AsUInt32(), 0x4E).AsUInt64();
}
