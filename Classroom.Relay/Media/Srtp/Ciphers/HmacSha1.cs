using System.Security.Cryptography;
using Classroom.Relay.Media.Srtp.OpenSsl;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>
/// HMAC-SHA1 under one key (RFC 2104). The states of the hash after the inner and the outer pad are computed once and copied for each
/// message, which saves two of the blocks; libcrypto's SHA-1 with them takes two thirds of the framework's time and allocates nothing.
/// </summary>
internal sealed unsafe class HmacSha1 : IDisposable
{
    /// <summary>Bytes of a whole digest.</summary>
    public const int DigestBytes = 20;

    private const int BlockBytes = 64;
    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5C;

    private readonly SecretMemory _states = new(2 * LibCrypto.ShaContextBytes);

    /// <param name="key">At most 64 bytes, one block of SHA-1.</param>
    public HmacSha1(ReadOnlySpan<byte> key)
    {
        Start(Inner, key, InnerPad);
        Start(Outer, key, OuterPad);
    }

    private byte* Inner => _states.Address;

    private byte* Outer => _states.Address + LibCrypto.ShaContextBytes;

    /// <summary>The digest of <paramref name="message"/> followed by <paramref name="suffix"/>.</summary>
    /// <param name="digest">Receives <see cref="DigestBytes"/>.</param>
    public void Compute(ReadOnlySpan<byte> message, ReadOnlySpan<byte> suffix, Span<byte> digest)
    {
        var state = stackalloc byte[LibCrypto.ShaContextBytes];
        fixed (byte* text = message, end = suffix, result = digest[..DigestBytes])
        {
            Buffer.MemoryCopy(Inner, state, LibCrypto.ShaContextBytes, LibCrypto.ShaContextBytes);
            LibCrypto.SHA1_Update(state, text, (nuint)message.Length);
            LibCrypto.SHA1_Update(state, end, (nuint)suffix.Length);
            LibCrypto.SHA1_Final(result, state);
            Buffer.MemoryCopy(Outer, state, LibCrypto.ShaContextBytes, LibCrypto.ShaContextBytes);
            LibCrypto.SHA1_Update(state, result, DigestBytes);
            LibCrypto.SHA1_Final(result, state);
        }
    }

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

        LibCrypto.SHA1_Init(state);
        LibCrypto.SHA1_Update(state, block, BlockBytes);
        CryptographicOperations.ZeroMemory(padded);
    }
}
