using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Block = System.Runtime.Intrinsics.Vector128<byte>;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>
/// AES-128 by the processor's own instructions. .NET 10 offers them 128 bits wide only; eight blocks in flight keep both AES units busy.
/// </summary>
internal static unsafe class AesNi
{
    /// <summary>Bytes of an expanded key: eleven round keys.</summary>
    public const int ScheduleBytes = 11 * Block128;

    /// <summary>
    /// Longest text of <see cref="CounterMode"/>. Only the last byte of the counter is counted up, which starts at 2 at most: 250 blocks
    /// are safe and nearly twice the longest packet.
    /// </summary>
    public const int MaxBytes = 250 * Block128;

    private const int Block128 = 16;
    private const int Stride = 8 * Block128;
    private const int LastRound = 10 * Block128;

    /// <summary>Expands a key of 16 bytes into <see cref="ScheduleBytes"/> (FIPS 197 section 5.2).</summary>
    public static void ExpandKey(ReadOnlySpan<byte> key, byte* schedule)
    {
        var k = Vector128.Create(key);
        k.Store(schedule);
        k = Next(k, Aes.KeygenAssist(k, 0x01), schedule + 1 * Block128);
        k = Next(k, Aes.KeygenAssist(k, 0x02), schedule + 2 * Block128);
        k = Next(k, Aes.KeygenAssist(k, 0x04), schedule + 3 * Block128);
        k = Next(k, Aes.KeygenAssist(k, 0x08), schedule + 4 * Block128);
        k = Next(k, Aes.KeygenAssist(k, 0x10), schedule + 5 * Block128);
        k = Next(k, Aes.KeygenAssist(k, 0x20), schedule + 6 * Block128);
        k = Next(k, Aes.KeygenAssist(k, 0x40), schedule + 7 * Block128);
        k = Next(k, Aes.KeygenAssist(k, 0x80), schedule + 8 * Block128);
        k = Next(k, Aes.KeygenAssist(k, 0x1B), schedule + 9 * Block128);
        Next(k, Aes.KeygenAssist(k, 0x36), schedule + 10 * Block128);

        static Block Next(Block k, Block assist, byte* to)
        {
            k ^= Sse2.ShiftLeftLogical128BitLane(k, 4);
            k ^= Sse2.ShiftLeftLogical128BitLane(k, 8);
            k ^= Sse2.Shuffle(assist.AsInt32(), 0xFF).AsByte();
            k.Store(to);
            return k;
        }
    }

    /// <summary>Encrypts one block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block Encrypt(byte* schedule, Block block)
    {
        block ^= Vector128.Load(schedule);
        for (var round = Block128; round < LastRound; round += Block128)
        {
            block = Aes.Encrypt(block, Vector128.Load(schedule + round));
        }

        return Aes.EncryptLast(block, Vector128.Load(schedule + LastRound));
    }

    /// <summary>The counter block after <paramref name="counter"/>, as long as its last byte does not overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block Increment(Block counter) => (counter.AsUInt32() + Vector128.Create(0, 0, 0, 1u << 24)).AsByte();

    /// <summary>XORs the text with the encryption of <paramref name="counter"/> and the counters after it.</summary>
    /// <param name="destination">May be <paramref name="source"/>; overlapping in any other way is not allowed.</param>
    /// <param name="length">At most <see cref="MaxBytes"/>.</param>
    public static void CounterMode(byte* schedule, Block counter, byte* source, byte* destination, int length)
    {
        for (; length >= Stride; length -= Stride)
        {
            counter = EightBlocks(schedule, counter, source, destination);
            source += Stride;
            destination += Stride;
        }

        if (length > 0)
        {
            Tail(schedule, counter, source, destination, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Block EightBlocks(byte* schedule, Block counter, byte* source, byte* destination)
    {
        var key = Vector128.Load(schedule);
        var b0 = counter ^ key;
        counter = Increment(counter);
        var b1 = counter ^ key;
        counter = Increment(counter);
        var b2 = counter ^ key;
        counter = Increment(counter);
        var b3 = counter ^ key;
        counter = Increment(counter);
        var b4 = counter ^ key;
        counter = Increment(counter);
        var b5 = counter ^ key;
        counter = Increment(counter);
        var b6 = counter ^ key;
        counter = Increment(counter);
        var b7 = counter ^ key;
        counter = Increment(counter);

        for (var round = schedule + Block128; round != schedule + LastRound; round += Block128)
        {
            key = Vector128.Load(round);
            b0 = Aes.Encrypt(b0, key);
            b1 = Aes.Encrypt(b1, key);
            b2 = Aes.Encrypt(b2, key);
            b3 = Aes.Encrypt(b3, key);
            b4 = Aes.Encrypt(b4, key);
            b5 = Aes.Encrypt(b5, key);
            b6 = Aes.Encrypt(b6, key);
            b7 = Aes.Encrypt(b7, key);
        }

        // The last round ends with XOR of its key, so the text joins for free.
        key = Vector128.Load(schedule + LastRound);
        Aes.EncryptLast(b0, key ^ Vector128.Load(source)).Store(destination);
        Aes.EncryptLast(b1, key ^ Vector128.Load(source + 16)).Store(destination + 16);
        Aes.EncryptLast(b2, key ^ Vector128.Load(source + 32)).Store(destination + 32);
        Aes.EncryptLast(b3, key ^ Vector128.Load(source + 48)).Store(destination + 48);
        Aes.EncryptLast(b4, key ^ Vector128.Load(source + 64)).Store(destination + 64);
        Aes.EncryptLast(b5, key ^ Vector128.Load(source + 80)).Store(destination + 80);
        Aes.EncryptLast(b6, key ^ Vector128.Load(source + 96)).Store(destination + 96);
        Aes.EncryptLast(b7, key ^ Vector128.Load(source + 112)).Store(destination + 112);
        return counter;
    }

    /// <summary>The last 1 to 127 bytes: four blocks at a time, the keystream by way of the stack where a block is not whole.</summary>
    [SkipLocalsInit]
    private static void Tail(byte* schedule, Block counter, byte* source, byte* destination, int length)
    {
        var keystream = stackalloc byte[4 * Block128];
        while (length > 0)
        {
            counter = FourBlocks(schedule, counter, keystream);
            var now = Math.Min(length, 4 * Block128);
            var at = 0;
            for (; at + Block128 <= now; at += Block128)
            {
                (Vector128.Load(source + at) ^ Vector128.Load(keystream + at)).Store(destination + at);
            }

            for (; at < now; at++)
            {
                destination[at] = (byte)(source[at] ^ keystream[at]);
            }

            source += now;
            destination += now;
            length -= now;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Block FourBlocks(byte* schedule, Block counter, byte* keystream)
    {
        var key = Vector128.Load(schedule);
        var b0 = counter ^ key;
        counter = Increment(counter);
        var b1 = counter ^ key;
        counter = Increment(counter);
        var b2 = counter ^ key;
        counter = Increment(counter);
        var b3 = counter ^ key;
        for (var round = schedule + Block128; round != schedule + LastRound; round += Block128)
        {
            key = Vector128.Load(round);
            b0 = Aes.Encrypt(b0, key);
            b1 = Aes.Encrypt(b1, key);
            b2 = Aes.Encrypt(b2, key);
            b3 = Aes.Encrypt(b3, key);
        }

        key = Vector128.Load(schedule + LastRound);
        Aes.EncryptLast(b0, key).Store(keystream);
        Aes.EncryptLast(b1, key).Store(keystream + 16);
        Aes.EncryptLast(b2, key).Store(keystream + 32);
        Aes.EncryptLast(b3, key).Store(keystream + 48);
        return Increment(counter);
    }
}
