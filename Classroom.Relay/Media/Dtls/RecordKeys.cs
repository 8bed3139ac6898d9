using System.Security.Cryptography;

namespace Classroom.Relay.Media.Dtls;

/// <summary>What protects the records of an association (RFC 5246 §6.3) under the cipher suites that use AES_128_GCM and SHA256.</summary>
/// <param name="WriteKey">16 bytes, ours.</param>
/// <param name="WriteSalt">The first 4 bytes of our nonces.</param>
/// <param name="ReadKey">16 bytes, the peer's.</param>
/// <param name="ReadSalt">The first 4 bytes of the peer's nonces.</param>
internal sealed record RecordKeys(byte[] WriteKey, byte[] WriteSalt, byte[] ReadKey, byte[] ReadSalt)
{
    private const int KeyBytes = 16;
    private const int SaltBytes = 4;

    /// <summary>Derives them from what the handshake agreed on.</summary>
    /// <param name="master">The master secret, 48 bytes.</param>
    /// <param name="clientRandom">32 bytes.</param>
    /// <param name="serverRandom">32 bytes.</param>
    public static RecordKeys Derive(DtlsRole role, ReadOnlySpan<byte> master, ReadOnlySpan<byte> clientRandom, ReadOnlySpan<byte> serverRandom)
    {
        Span<byte> block = stackalloc byte[2 * (KeyBytes + SaltBytes)];
        Expand(master, [.. "key expansion"u8, .. serverRandom, .. clientRandom], block);
        var (clientKey, serverKey) = (block[..KeyBytes].ToArray(), block.Slice(KeyBytes, KeyBytes).ToArray());
        var salts = block[(2 * KeyBytes)..];
        var (clientSalt, serverSalt) = (salts[..SaltBytes].ToArray(), salts[SaltBytes..].ToArray());
        CryptographicOperations.ZeroMemory(block);
        return role == DtlsRole.Client
            ? new RecordKeys(clientKey, clientSalt, serverKey, serverSalt)
            : new RecordKeys(serverKey, serverSalt, clientKey, clientSalt);
    }

    /// <summary>P_SHA256 (RFC 5246 §5).</summary>
    private static void Expand(ReadOnlySpan<byte> secret, byte[] seed, Span<byte> output)
    {
        var link = seed;
        while (!output.IsEmpty)
        {
            link = HMACSHA256.HashData(secret, link);
            var part = HMACSHA256.HashData(secret, [.. link, .. seed]).AsSpan();
            part = part[..Math.Min(part.Length, output.Length)];
            part.CopyTo(output);
            output = output[part.Length..];
        }
    }
}
