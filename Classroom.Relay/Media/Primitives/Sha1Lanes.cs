using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Words = System.Runtime.Intrinsics.Vector512<uint>;

namespace Classroom.Relay.Media.Primitives;

/// <summary>
/// Sixteen SHA-1 computations side by side (FIPS 180-4 §6.1), one in each lane of AVX-512. A block of all sixteen takes about as long as
/// six or seven by the processor's own SHA instructions, which libcrypto uses and .NET 10 does not offer. Compiled for good at once: in the
/// compiler's first version each vector operation is a call, and a batch takes longer than the packets may.
/// </summary>
internal unsafe struct Sha1Lanes
{
    /// <summary>Messages hashed at once.</summary>
    public const int Count = 16;

    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = 64;

    private const int BlockWords = 16;
    private const int Rounds = 80;
    private const int Quarter = Rounds / 4;

    // Aligned: a vector that lies across two cache lines costs two accesses, and each word is written once and read five times.
    private const int VectorBytes = 64;
    private const int ScheduleRoom = (Rounds + 1) * VectorBytes;

    /// <summary>The state's words 0 to 4, each of all lanes.</summary>
    public Words A, B, C, D, E;

    public static bool IsSupported => Avx512BW.IsSupported;

    /// <summary>Hashes the next block of each lane.</summary>
    /// <param name="blocks">The first lane's.</param>
    /// <param name="stride">Bytes from one lane's block to the next one's.</param>
    /// <param name="active">All bits set in the lanes whose message has this block; the others stay as they are.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(byte* blocks, int stride, Words active)
    {
        var room = stackalloc byte[ScheduleRoom];
        var schedule = Align(room);
        Read(blocks, stride, schedule);
        Compress(schedule, active);
    }

    /// <summary>Hashes, in every lane, a last block that holds a digest and what must follow it.</summary>
    /// <param name="digest">Of the inner hash.</param>
    /// <param name="bits">Length of the whole message.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddDigest(in Sha1Lanes digest, uint bits)
    {
        var room = stackalloc byte[ScheduleRoom];
        var schedule = Align(room);
        schedule[0] = digest.A;
        schedule[1] = digest.B;
        schedule[2] = digest.C;
        schedule[3] = digest.D;
        schedule[4] = digest.E;
        schedule[5] = Vector512.Create(0x8000_0000);
        for (var word = 6; word < BlockWords - 1; word++)
        {
            schedule[word] = Words.Zero;
        }

        schedule[BlockWords - 1] = Vector512.Create(bits);
        Compress(schedule, Words.AllBitsSet);
    }

    private static Words* Align(byte* room) => (Words*)(((nuint)room + VectorBytes - 1) & ~(nuint)(VectorBytes - 1));

    /// <summary>Turns sixteen blocks of sixteen big-endian words into sixteen vectors of one word each: four words at a time, four by four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read(byte* blocks, int stride, Words* schedule)
    {
        for (var word = 0; word < BlockWords; word += 4, blocks += 4 * sizeof(uint))
        {
            var v0 = ReadQuarter(blocks, stride);
            var v1 = ReadQuarter(blocks + stride, stride);
            var v2 = ReadQuarter(blocks + 2 * stride, stride);
            var v3 = ReadQuarter(blocks + 3 * stride, stride);
            var low01 = Avx512F.UnpackLow(v0, v1).AsUInt64();
            var high01 = Avx512F.UnpackHigh(v0, v1).AsUInt64();
            var low23 = Avx512F.UnpackLow(v2, v3).AsUInt64();
            var high23 = Avx512F.UnpackHigh(v2, v3).AsUInt64();
            schedule[word] = Avx512F.UnpackLow(low01, low23).AsUInt32();
            schedule[word + 1] = Avx512F.UnpackHigh(low01, low23).AsUInt32();
            schedule[word + 2] = Avx512F.UnpackLow(high01, high23).AsUInt32();
            schedule[word + 3] = Avx512F.UnpackHigh(high01, high23).AsUInt32();
        }
    }

    /// <summary>Four words of every fourth lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Words ReadQuarter(byte* block, int stride)
    {
        var swap = Vector512.Create(0x04050607_00010203UL, 0x0C0D0E0F_08090A0B, 0x04050607_00010203, 0x0C0D0E0F_08090A0B,
            0x04050607_00010203, 0x0C0D0E0F_08090A0B, 0x04050607_00010203, 0x0C0D0E0F_08090A0B).AsByte();
        var low = Vector256.Create(Vector128.Load(block), Vector128.Load(block + 4 * stride));
        var high = Vector256.Create(Vector128.Load(block + 8 * stride), Vector128.Load(block + 12 * stride));
        return Avx512BW.Shuffle(Vector512.Create(low, high), swap).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compress(Words* schedule, Words active)
    {
        for (var t = BlockWords; t < Rounds; t++)
        {
            schedule[t] = Avx512F.RotateLeft(
                schedule[t - 3] ^ schedule[t - 8] ^ schedule[t - 14] ^ schedule[t - 16], 1);
        }

        var next = this;
        next.Turn<Choose>(schedule, 0x5A82_7999);
        next.Turn<Parity>(schedule + Quarter, 0x6ED9_EBA1);
        next.Turn<Majority>(schedule + 2 * Quarter, 0x8F1B_BCDC);
        next.Turn<Parity>(schedule + 3 * Quarter, 0xCA62_C1D6);
        A = Vector512.ConditionalSelect(active, A + next.A, A);
        B = Vector512.ConditionalSelect(active, B + next.B, B);
        C = Vector512.ConditionalSelect(active, C + next.C, C);
        D = Vector512.ConditionalSelect(active, D + next.D, D);
        E = Vector512.ConditionalSelect(active, E + next.E, E);
    }

    /// <summary>Twenty rounds of one function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Turn<TFunction>(Words* words, uint constant)
        where TFunction : IFunction
    {
        var k = Vector512.Create(constant);
        var (a, b, c, d, e) = (A, B, C, D, E);
        for (var t = 0; t < Quarter; t += 5)
        {
            e = e + (words[t] + k) + TFunction.Of(b, c, d) + Avx512F.RotateLeft(a, 5);
            b = Avx512F.RotateLeft(b, 30);
            d = d + (words[t + 1] + k) + TFunction.Of(a, b, c) + Avx512F.RotateLeft(e, 5);
            a = Avx512F.RotateLeft(a, 30);
            c = c + (words[t + 2] + k) + TFunction.Of(e, a, b) + Avx512F.RotateLeft(d, 5);
            e = Avx512F.RotateLeft(e, 30);
            b = b + (words[t + 3] + k) + TFunction.Of(d, e, a) + Avx512F.RotateLeft(c, 5);
            d = Avx512F.RotateLeft(d, 30);
            a = a + (words[t + 4] + k) + TFunction.Of(c, d, e) + Avx512F.RotateLeft(b, 5);
            c = Avx512F.RotateLeft(c, 30);
        }

        (A, B, C, D, E) = (a, b, c, d, e);
    }

    /// <summary>A function of FIPS 180-4 §4.1.1. As a type, the JIT compiles the rounds once for each: vpternlog takes its truth table from the code only.</summary>
    private interface IFunction
    {
        static abstract Words Of(Words b, Words c, Words d);
    }

    private struct Choose : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Words Of(Words b, Words c, Words d) => Avx512F.TernaryLogic(b, c, d, 0xCA);
    }

    private struct Parity : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Words Of(Words b, Words c, Words d) => Avx512F.TernaryLogic(b, c, d, 0x96);
    }

    private struct Majority : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Words Of(Words b, Words c, Words d) => Avx512F.TernaryLogic(b, c, d, 0xE8);
    }
}
