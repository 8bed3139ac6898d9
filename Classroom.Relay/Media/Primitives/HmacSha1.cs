using System.Security.Cryptography;

namespace Classroom.Relay.Media.Primitives;

/// <summary>
/// HMAC-SHA1 under one key (RFC 2104). The states of the hash after the inner and the outer pad are computed once and copied for each
/// message, which saves two of the blocks; libcrypto's SHA-1 with them takes two thirds of the framework's time and allocates nothing.
/// Computing changes nothing in it, so any number of threads may.
/// </summary>
internal sealed unsafe class HmacSha1 : IDisposable
{
    /// <summary>Bytes of a whole digest.</summary>
    public const int DigestBytes = 20;

    /// <summary>Bytes of what is computed once per key: the hash's state after the inner pad, then after the outer one.</summary>
    public const int StateBytes = 2 * Sha1.ContextBytes;

    private const int BlockBytes = 64;
    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5C;

    private readonly SecretMemory _states = new(StateBytes);

    /// <param name="key">Longer ones than a block of SHA-1, 64 bytes, are hashed first (RFC 2104 §2).</param>
    public HmacSha1(ReadOnlySpan<byte> key)
    {
        key = key.Length > BlockBytes ? SHA1.HashData(key) : key;
        Start(Inner, key, InnerPad);
        Start(Outer, key, OuterPad);
    }

    private byte* Inner => _states.Address;

    private byte* Outer => OuterOf(_states.Address);

    /// <summary>Where the state after the outer pad stands in <see cref="StateBytes"/>.</summary>
    public static byte* OuterOf(byte* states) => states + Sha1.ContextBytes;

    /// <summary>The digest of <paramref name="message"/> followed by <paramref name="suffix"/>.</summary>
    /// <param name="digest">Receives <see cref="DigestBytes"/>.</param>
    public void Compute(ReadOnlySpan<byte> message, ReadOnlySpan<byte> suffix, Span<byte> digest) =>
        Compute(_states.Address, message, suffix, digest);

    /// <summary>The same by states that <see cref="CopyStates"/> gave.</summary>
    public static void Compute(byte* states, ReadOnlySpan<byte> message, ReadOnlySpan<byte> suffix, Span<byte> digest)
    {
        var state = stackalloc byte[Sha1.ContextBytes];
        fixed (byte* text = message, end = suffix, result = digest[..DigestBytes])
        {
            Buffer.MemoryCopy(states, state, Sha1.ContextBytes, Sha1.ContextBytes);
            Sha1.Update(state, text, (nuint)message.Length);
            Sha1.Update(state, end, (nuint)suffix.Length);
            Sha1.Final(result, state);
            Buffer.MemoryCopy(OuterOf(states), state, Sha1.ContextBytes, Sha1.ContextBytes);
            Sha1.Update(state, result, DigestBytes);
            Sha1.Final(result, state);
        }
    }

    /// <summary>Gives <see cref="StateBytes"/> to one who outlives this key.</summary>
    public void CopyStates(byte* destination) => Buffer.MemoryCopy(_states.Address, destination, StateBytes, StateBytes);

    public void Dispose() => _states.Dispose();

    private static void Start(byte* state, ReadOnlySpan<byte> key, byte pad)
    {
        var block = stackalloc byte[BlockBytes];
        var padded = new Span<byte>(block, BlockBytes);
        padded.Fill(pad);
        for (var i = 0; i < key.Length; i++)
        {
            padded[i] ^= key[i];
        }

        Sha1.Init(state);
        Sha1.Update(state, block, BlockBytes);
        CryptographicOperations.ZeroMemory(padded);
    }
}
