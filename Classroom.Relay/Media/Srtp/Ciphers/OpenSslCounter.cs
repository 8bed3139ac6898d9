using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Classroom.Relay.Media.Srtp.OpenSsl;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>Counter mode by libcrypto, for processors without AES-NI.</summary>
internal sealed unsafe class OpenSslCounter : AesCounterCipher
{
    private readonly SafeCipherContext _context = new();

    /// <exception cref="CryptographicException">libcrypto refused the key.</exception>
    public OpenSslCounter(ReadOnlySpan<byte> key)
    {
        fixed (byte* bytes = key)
        {
            if (LibCrypto.EVP_CipherInit_ex(_context.Context, LibCrypto.EVP_aes_128_ctr(), 0, bytes, null, 1) != 1)
            {
                throw new CryptographicException("libcrypto refused AES-128-CTR.");
            }
        }
    }

    public override void Apply(Vector128<byte> counter, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        CheckLengths(source.Length, destination.Length);
        fixed (byte* from = source, to = destination)
        {
            if (LibCrypto.EVP_CipherInit_ex(_context.Context, 0, 0, null, (byte*)&counter, -1) != 1
                || LibCrypto.EVP_CipherUpdate(_context.Context, to, out _, from, source.Length) != 1)
            {
                throw new CryptographicException("libcrypto failed in AES-128-CTR.");
            }
        }
    }

    public override void Dispose() => _context.Dispose();
}
