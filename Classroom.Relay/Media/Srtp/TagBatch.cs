using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Srtp;

/// <summary>
/// Packets that are encrypted and wait for the tags of AES128_CM_HMAC_SHA1_80, of whatever receivers: sixteen are computed side by side
/// (<see cref="Sha1Lanes"/>) and go on to the sink in their order. One by one the tag is the dearest part of a packet. Whoever lets packets
/// in calls <see cref="Complete"/> before the sink sends. Used by one thread, like the sink.
/// </summary>
public sealed unsafe class TagBatch : IPacketSink, IDisposable
{
    /// <summary>80 of the 160 bits of HMAC-SHA1 (RFC 3711 §5.2).</summary>
    public const int TagBytes = 10;

    // Fewer are done sooner one by one: sixteen side by side take as long as six or seven (`./classroom bench seal`).
    private const int LeastTogether = 7;

    // A slot: the states of the key, then the packet with room for what SHA-1 puts behind a message (FIPS 180-4 §5.1.1).
    private const int RolloverBytes = sizeof(uint);
    private const int PaddingBytes = Sha1Lanes.BlockBytes + sizeof(ulong);
    private const int PacketOffset = HmacSha1.StateBytes;
    private const int SlotBytes = PacketOffset + PacketBuffer.Capacity + 2 * Sha1Lanes.BlockBytes;

    // The states stand behind one block, the pad (RFC 2104).
    private const uint OuterBits = 8 * (Sha1Lanes.BlockBytes + HmacSha1.DigestBytes);

    private readonly SecretMemory _slots = new(Sha1Lanes.Count * SlotBytes);
    private readonly TransportAddress[] _receivers = new TransportAddress[Sha1Lanes.Count];
    private readonly int[] _lengths = new int[Sha1Lanes.Count];
    private readonly uint[] _blocks = new uint[Sha1Lanes.Count];
    private readonly IPacketSink _sink;
    private int _count;

    /// <param name="sink">Where the complete packets go.</param>
    public TagBatch(IPacketSink sink) => _sink = sink;

    /// <summary>Whether this processor gains by it; without it tags are computed one by one here too.</summary>
    public static bool IsSupported => Sha1Lanes.IsSupported;

    /// <summary>Whether packets of this profile have tags of this kind.</summary>
    public static bool Serves(SrtpProfile profile) => profile == SrtpProfile.Aes128CmHmacSha1_80;

    public Span<byte> Reserve(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)capacity, (uint)PacketBuffer.Capacity, nameof(capacity));
        return new Span<byte>(PacketOf(_count), capacity);
    }

    /// <summary>The datagram must have been signed.</summary>
    public void Commit(in TransportAddress to, int length)
    {
        Debug.Assert(_blocks[_count] == BlocksOf(length - TagBytes), "What is committed was not signed.");
        _receivers[_count] = to;
        _lengths[_count++] = length;
        if (_count == Sha1Lanes.Count)
        {
            Complete();
        }
    }

    /// <summary>Computes the tags of what waits and passes it on.</summary>
    public void Complete()
    {
        if (Sha1Lanes.IsSupported && _count >= LeastTogether)
        {
            SignTogether();
        }
        else
        {
            SignOneByOne();
        }

        for (var i = 0; i < _count; i++)
        {
            var length = _lengths[i];
            new ReadOnlySpan<byte>(PacketOf(i), length).CopyTo(_sink.Reserve(length));
            _sink.Commit(in _receivers[i], length);
        }

        _count = 0;
    }

    public void Dispose() => _slots.Dispose();

    /// <summary>Notes how the packet in the current reservation is to be signed; the key may be gone when it is.</summary>
    /// <param name="text">Header and encrypted payload: the reservation without the tag's place.</param>
    /// <param name="rollover">Authenticated behind the text, and not sent (RFC 3711 §4.2).</param>
    internal void Sign(HmacSha1 key, ReadOnlySpan<byte> text, uint rollover)
    {
        var packet = PacketOf(_count);
        Debug.Assert(Unsafe.AreSame(ref *packet, in text[0]), "The packet was not sealed where it was to be.");
        key.CopyStates(StatesOf(_count));
        var blocks = BlocksOf(text.Length);
        var end = packet + text.Length;
        Unsafe.InitBlockUnaligned(end + RolloverBytes, 0, PaddingBytes);
        BinaryPrimitives.WriteUInt32BigEndian(new Span<byte>(end, RolloverBytes), rollover);
        end[RolloverBytes] = 0x80;
        var bits = 8 * (ulong)(Sha1Lanes.BlockBytes + text.Length + RolloverBytes);
        BinaryPrimitives.WriteUInt64BigEndian(new Span<byte>(packet + blocks * Sha1Lanes.BlockBytes - sizeof(ulong), sizeof(ulong)), bits);
        _blocks[_count] = blocks;
    }

    /// <summary>Blocks of text, rollover count, the bit that ends a message and its length.</summary>
    private static uint BlocksOf(int textLength) =>
        ((uint)textLength + RolloverBytes + 1 + sizeof(ulong) + Sha1Lanes.BlockBytes - 1) / Sha1Lanes.BlockBytes;

    private byte* StatesOf(int slot) => _slots.Address + slot * SlotBytes;

    private byte* PacketOf(int slot) => StatesOf(slot) + PacketOffset;

    private void SignOneByOne()
    {
        Span<byte> digest = stackalloc byte[HmacSha1.DigestBytes];
        for (var i = 0; i < _count; i++)
        {
            var text = _lengths[i] - TagBytes;
            HmacSha1.Compute(StatesOf(i), new ReadOnlySpan<byte>(PacketOf(i), text + RolloverBytes), [], digest);
            digest[..TagBytes].CopyTo(new Span<byte>(PacketOf(i) + text, TagBytes));
        }
    }

    private void SignTogether()
    {
        // Lanes without a packet hash nothing.
        _blocks.AsSpan(_count).Clear();
        var blocks = Vector512.Create<uint>(_blocks);
        var most = 0u;
        foreach (var count in _blocks)
        {
            most = Math.Max(most, count);
        }

        var inner = ReadStates(0);
        for (uint block = 0; block < most; block++)
        {
            inner.Add(PacketOf(0) + block * Sha1Lanes.BlockBytes, SlotBytes, Vector512.GreaterThan(blocks, Vector512.Create(block)));
        }

        var outer = ReadStates((int)(HmacSha1.OuterOf(StatesOf(0)) - StatesOf(0)));
        outer.AddDigest(inner, OuterBits);
        WriteTags(outer);
    }

    private Sha1Lanes ReadStates(int offset)
    {
        // The state's words are the first of libcrypto's SHA_CTX, in the processor's order of bytes.
        var first = (uint*)(StatesOf(0) + offset);
        return new Sha1Lanes
        {
            A = Gather(first),
            B = Gather(first + 1),
            C = Gather(first + 2),
            D = Gather(first + 3),
            E = Gather(first + 4),
        };

        static Vector512<uint> Gather(uint* word)
        {
            var lanes = stackalloc uint[Sha1Lanes.Count];
            for (var lane = 0; lane < Sha1Lanes.Count; lane++)
            {
                lanes[lane] = word[lane * SlotBytes / sizeof(uint)];
            }

            return Vector512.Load(lanes);
        }
    }

    private void WriteTags(in Sha1Lanes digests)
    {
        for (var i = 0; i < _count; i++)
        {
            var tag = new Span<byte>(PacketOf(i) + _lengths[i] - TagBytes, TagBytes);
            BinaryPrimitives.WriteUInt32BigEndian(tag, digests.A[i]);
            BinaryPrimitives.WriteUInt32BigEndian(tag[4..], digests.B[i]);
            BinaryPrimitives.WriteUInt16BigEndian(tag[8..], (ushort)(digests.C[i] >> 16));
        }
    }
}
