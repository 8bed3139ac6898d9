using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Classroom.Relay.Media.Primitives;
using Block = System.Runtime.Intrinsics.Vector128<byte>;
using Element = System.Runtime.Intrinsics.Vector128<ulong>;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>
/// GCM by AES-NI and carry-less multiplication, in two passes: counter mode over the text, then the hash over what it gave, which is still
/// in the first-level cache. One interleaved pass was measured 14 % slower: it runs out of registers.
/// <code>
/// hash = [ associated | 32 blocks ][ 32 blocks ] ... [ rest, length ]      each [ ] is summed and reduced once
///          times H^36..H^1          H^32..H^1         H^n..H^1
/// </code>
/// </summary>
/// <typeparam name="TSum">The width of the multiplier.</typeparam>
internal sealed unsafe class AesNiGcm<TSum> : AesGcmCipher
    where TSum : unmanaged, IGhashSum
{
    private const int BlockBytes = 16;

    // 16 powers make a packet of 1200 bytes 5 % dearer, 80 gain 3 % and cost a first-level cache full of keys.
    private const int GroupBlocks = 32;
    private const int GroupBytes = GroupBlocks * BlockBytes;
    private const int MaxLanes = 4;

    // A last group of 32 blocks and the length block, and the associated data in front.
    private const int Powers = GroupBlocks + 1 + MaxLanes;
    private const int PowersOffset = 192;

    // A group that is not a whole number of lanes multiplies its surplus lanes by the zeros behind the lowest power.
    private const int StateBytes = PowersOffset + (Powers + MaxLanes - 1) * BlockBytes;

    private readonly SecretMemory _state = new(StateBytes);
    private readonly byte* _schedule;
    private readonly byte* _powersEnd;

    public AesNiGcm(ReadOnlySpan<byte> key)
    {
        _schedule = _state.Address;
        _powersEnd = _schedule + PowersOffset + Powers * BlockBytes;
        AesNi.ExpandKey(key, _schedule);
        var hashKey = GhashField.HashKey(AesNi.Encrypt(_schedule, Block.Zero));
        var power = hashKey;
        for (var exponent = 1; exponent <= Powers; exponent++)
        {
            power.AsByte().Store(FromPower(exponent));
            power = GhashField.Multiply(power, hashKey);
        }
    }

    public override void Seal(Block nonce, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> plain, Span<byte> sealedText)
    {
        CheckLengths(plain.Length, sealedText.Length);
        fixed (byte* source = plain, destination = sealedText)
        {
            AesNi.CounterMode(_schedule, AesNi.Increment(nonce), source, destination, plain.Length);
            Tag(nonce, associated, destination, plain.Length).Store(destination + plain.Length);
        }
    }

    public override bool Open(Block nonce, ReadOnlySpan<byte> associated, Span<byte> sealedText)
    {
        var length = sealedText.Length - TagBytes;
        CheckLengths(length, sealedText.Length);
        fixed (byte* text = sealedText)
        {
            // One comparison of all 128 bits: its time does not tell how many were right.
            if (Tag(nonce, associated, text, length) != Vector128.Load(text + length))
            {
                return false;
            }

            AesNi.CounterMode(_schedule, AesNi.Increment(nonce), text, text, length);
            return true;
        }
    }

    public override void Dispose() => _state.Dispose();

    private Block Tag(Block nonce, ReadOnlySpan<byte> associated, byte* cipherText, int length)
    {
        // First, for ten rounds of AES on one block are all waiting: the hash runs beside them.
        var mask = AesNi.Encrypt(_schedule, nonce);
        return GhashField.Reverse(Hash(associated, cipherText, length).AsByte()) ^ mask;
    }

    [SkipLocalsInit]
    private Element Hash(ReadOnlySpan<byte> associated, byte* data, int length)
    {
        var lanes = TSum.Lanes;
        var laneBytes = lanes * BlockBytes;
        var head = stackalloc byte[MaxLanes * BlockBytes];
        var tail = stackalloc byte[2 * MaxLanes * BlockBytes];
        var tailBlocks = FillTail(tail, associated.Length, data, length, laneBytes);
        var carry = FillHead(head, associated, laneBytes);

        TSum sum = default;
        byte* power;
        if (length < GroupBytes)
        {
            power = FromPower(LastBlocks(length));
            sum.Start(head, power - laneBytes, carry);
        }
        else
        {
            sum.Start(head, FromPower(GroupBlocks + lanes), carry);
            AddGroup(ref sum, data, 0);
            for (data += GroupBytes, length -= GroupBytes; length >= GroupBytes; data += GroupBytes, length -= GroupBytes)
            {
                sum.Start(data, FromPower(GroupBlocks), sum.Reduce());
                AddGroup(ref sum, data, laneBytes);
            }

            power = FromPower(LastBlocks(length));
            carry = sum.Reduce();
            if (length < laneBytes)
            {
                sum.Start(tail, power, carry);
                tail += laneBytes;
                tailBlocks -= lanes;
            }
            else
            {
                sum.Start(data, power, carry);
                data += laneBytes;
                length -= laneBytes;
            }

            power += laneBytes;
        }

        for (; length >= laneBytes; length -= laneBytes, data += laneBytes, power += laneBytes)
        {
            sum.Add(data, power);
        }

        for (; tailBlocks > 0; tailBlocks -= lanes, tail += laneBytes, power += laneBytes)
        {
            sum.Add(tail, power);
        }

        return sum.Reduce();
    }

    /// <summary>Adds a whole group but for the <paramref name="from"/> bytes it was started with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddGroup(ref TSum sum, byte* data, int from)
    {
        var power = FromPower(GroupBlocks);
        for (var at = from; at < GroupBytes; at += TSum.Lanes * BlockBytes)
        {
            sum.Add(data + at, power + at);
        }
    }

    /// <summary>
    /// Lays the associated data into one lane's width, zero blocks in front: leading zeros change no hash. Returns the hash of what does
    /// not fit, block by block; that is for long header extensions and RTCP in the clear only.
    /// </summary>
    private Element FillHead(byte* head, ReadOnlySpan<byte> associated, int laneBytes)
    {
        var carry = Element.Zero;
        var length = associated.Length;
        fixed (byte* start = associated)
        {
            var from = start;
            if (length > laneBytes)
            {
                var hashKey = Vector128.Load(FromPower(1)).AsUInt64();
                for (; length > laneBytes; length -= BlockBytes, from += BlockBytes)
                {
                    carry = GhashField.Multiply(carry ^ GhashField.Reverse(Vector128.Load(from)).AsUInt64(), hashKey);
                }
            }

            Unsafe.InitBlockUnaligned(head, 0, MaxLanes * BlockBytes);
            CopyShort(from, head + laneBytes - RoundUp(length), length);
        }

        return carry;
    }

    /// <summary>Lays what is left behind the last whole lane, padded with zeros, and the length block. Returns how many blocks that is.</summary>
    private static int FillTail(byte* tail, int associatedLength, byte* data, int length, int laneBytes)
    {
        Unsafe.InitBlockUnaligned(tail, 0, 2 * MaxLanes * BlockBytes);
        var rest = length % laneBytes;
        CopyShort(data + length - rest, tail, rest);
        var lengths = tail + RoundUp(rest);
        *(ulong*)lengths = BinaryPrimitives.ReverseEndianness((ulong)associatedLength * 8);
        *(ulong*)(lengths + sizeof(ulong)) = BinaryPrimitives.ReverseEndianness((ulong)length * 8);
        return RoundUp(rest) / BlockBytes + 1;
    }

    /// <summary>Copies at most a few blocks; a call of memmove costs more than these moves, the last of which overlaps the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyShort(byte* from, byte* to, int length)
    {
        if (length >= BlockBytes)
        {
            for (var at = 0; at <= length - BlockBytes; at += BlockBytes)
            {
                Vector128.Load(from + at).Store(to + at);
            }

            Vector128.Load(from + length - BlockBytes).Store(to + length - BlockBytes);
        }
        else if (length >= sizeof(ulong))
        {
            *(ulong*)to = *(ulong*)from;
            *(ulong*)(to + length - sizeof(ulong)) = *(ulong*)(from + length - sizeof(ulong));
        }
        else
        {
            for (var at = 0; at < length; at++)
            {
                to[at] = from[at];
            }
        }
    }

    /// <summary>Where the powers start that end with the first after <paramref name="exponent"/> blocks.</summary>
    private byte* FromPower(int exponent) => _powersEnd - exponent * BlockBytes;

    /// <summary>Blocks of the last group: the rest of the text and the length block.</summary>
    private static int LastBlocks(int length) => RoundUp(length) / BlockBytes + 1;

    private static int RoundUp(int bytes) => (bytes + BlockBytes - 1) & -BlockBytes;
}
