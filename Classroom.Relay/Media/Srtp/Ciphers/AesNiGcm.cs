using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Block = System.Runtime.Intrinsics.Vector128<byte>;
using Element = System.Runtime.Intrinsics.Vector128<ulong>;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>
/// GCM by AES-NI and carry-less multiplication, in two passes: counter mode over the text, then the hash over what it gave, which is still
/// in the first-level cache. One interleaved pass was measured 14 % slower: it runs out of registers.
/// <code>
/// hash = [ associated ][ 16 blocks ][ 16 blocks ] ... [ rest, length ]      each [ ] is summed, each group reduced once
///          times H^n+...  H^16..H^1   H^16..H^1         H^n..H^1            the associated data joins the first group
/// </code>
/// </summary>
/// <typeparam name="TSum">The width of the multiplier.</typeparam>
internal sealed unsafe class AesNiGcm<TSum> : AesGcmCipher
    where TSum : unmanaged, IGhashSum
{
    private const int BlockBytes = 16;
    private const int GroupBlocks = 16;
    private const int GroupBytes = GroupBlocks * BlockBytes;
    private const int MaxLanes = 4;

    // A last group of 16 blocks and the length block, and the associated data in front.
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

    private Block Tag(Block nonce, ReadOnlySpan<byte> associated, byte* cipherText, int length) =>
        GhashField.Reverse(Hash(associated, cipherText, length).AsByte()) ^ AesNi.Encrypt(_schedule, nonce);

    private Element Hash(ReadOnlySpan<byte> associated, byte* data, int length)
    {
        var lanes = TSum.Lanes;
        var laneBytes = lanes * BlockBytes;
        var head = stackalloc byte[MaxLanes * BlockBytes];
        var tail = stackalloc byte[2 * MaxLanes * BlockBytes];
        var tailBlocks = FillTail(tail, associated.Length, data, length, laneBytes);
        var carry = FillHead(head, associated, laneBytes);

        var sum = default(TSum);
        var firstGroup = length >= GroupBytes ? GroupBlocks : LastBlocks(length);
        sum.Add(head, FromPower(firstGroup + lanes), carry);
        carry = Element.Zero;

        for (; length >= GroupBytes; length -= GroupBytes)
        {
            var groupPower = FromPower(GroupBlocks);
            for (var at = 0; at < GroupBytes; at += laneBytes)
            {
                sum.Add(data + at, groupPower + at, carry);
                carry = Element.Zero;
            }

            data += GroupBytes;
            carry = sum.Reduce();
            sum = default;
        }

        var power = FromPower(LastBlocks(length));
        for (; length >= laneBytes; length -= laneBytes)
        {
            sum.Add(data, power, carry);
            carry = Element.Zero;
            data += laneBytes;
            power += laneBytes;
        }

        sum.Add(tail, power, carry);
        if (tailBlocks > lanes)
        {
            sum.Add(tail + laneBytes, power + laneBytes, Element.Zero);
        }

        return sum.Reduce();
    }

    /// <summary>
    /// Lays the associated data into one lane's width, zero blocks in front: leading zeros change no hash. Returns the hash of what does
    /// not fit, block by block; that is for long header extensions and RTCP in the clear only.
    /// </summary>
    private Element FillHead(byte* head, ReadOnlySpan<byte> associated, int laneBytes)
    {
        var carry = Element.Zero;
        var hashKey = Vector128.Load(FromPower(1)).AsUInt64();
        while (associated.Length > laneBytes)
        {
            carry = GhashField.Multiply(carry ^ GhashField.Reverse(Vector128.Create(associated)).AsUInt64(), hashKey);
            associated = associated[BlockBytes..];
        }

        var whole = new Span<byte>(head, laneBytes);
        whole.Clear();
        associated.CopyTo(whole[(laneBytes - RoundUp(associated.Length))..]);
        return carry;
    }

    /// <summary>Lays what is left behind the last whole lane, padded with zeros, and the length block. Returns how many blocks that is.</summary>
    private static int FillTail(byte* tail, int associatedLength, byte* data, int length, int laneBytes)
    {
        new Span<byte>(tail, 2 * MaxLanes * BlockBytes).Clear();
        var rest = length % laneBytes;
        Unsafe.CopyBlockUnaligned(tail, data + length - rest, (uint)rest);
        var lengths = tail + RoundUp(rest);
        *(ulong*)lengths = BinaryPrimitives.ReverseEndianness((ulong)associatedLength * 8);
        *(ulong*)(lengths + sizeof(ulong)) = BinaryPrimitives.ReverseEndianness((ulong)length * 8);
        return RoundUp(rest) / BlockBytes + 1;
    }

    /// <summary>Where the powers start that end with the first after <paramref name="exponent"/> blocks.</summary>
    private byte* FromPower(int exponent) => _powersEnd - exponent * BlockBytes;

    /// <summary>Blocks of the last group: the rest of the text and the length block.</summary>
    private static int LastBlocks(int length) => RoundUp(length) / BlockBytes + 1;

    private static int RoundUp(int bytes) => (bytes + BlockBytes - 1) & -BlockBytes;
}
