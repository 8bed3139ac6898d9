using System.Runtime.Intrinsics;
using Classroom.Relay.Media.Srtp.Ciphers;

namespace Classroom.Relay.Media.Srtp;

/// <summary>
/// Session keys from the master key, by AES-CM (RFC 3711 4.3) with a key derivation rate of zero: each is derived once. Also for GCM, whose
/// 96-bit salt is multiplied by 2^16 to the 112 bits used here (RFC 7714 section 11 with erratum 4938).
/// </summary>
internal sealed class KeyDerivation : IDisposable
{
    // Of 16 bytes, the label lies in the first of the 7 that hold label and index, in front of the 2 of the counter.
    private const int LabelOffset = 7;

    private readonly AesCounterCipher _master;
    private readonly byte[] _salt = new byte[16];

    /// <exception cref="ArgumentException">The key is not 16 bytes or the salt not 12 or 14.</exception>
    public KeyDerivation(ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt, AesImplementation implementation)
    {
        if (masterKey.Length != SrtpProfileExtensions.MasterKeyBytes || masterSalt.Length is not (12 or 14))
        {
            throw new ArgumentException($"A master key of {masterKey.Length} and a salt of {masterSalt.Length} bytes fit no SRTP profile.");
        }

        _master = AesCounterCipher.Create(masterKey, implementation);
        masterSalt.CopyTo(_salt);
    }

    /// <summary>Fills <paramref name="output"/> with the session key or salt of <paramref name="label"/>.</summary>
    public void Derive(KeyLabel label, Span<byte> output)
    {
        Span<byte> counter = stackalloc byte[16];
        _salt.CopyTo(counter);
        counter[LabelOffset] ^= (byte)label;
        output.Clear();
        _master.Apply(Vector128.Create<byte>(counter), output, output);
    }

    public void Dispose() => _master.Dispose();
}
