using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Classroom.Relay.Media.Srtp.OpenSsl;

namespace Classroom.Relay.Media.Srtp.Ciphers;

/// <summary>GCM by libcrypto's EVP, for processors without AES-NI and PCLMULQDQ (arm64 among them). One context per key, five calls a packet.</summary>
internal sealed unsafe class OpenSslGcm : AesGcmCipher
{
    private const int Decrypt = 0;
    private const int Encrypt = 1;

    private readonly SafeCipherContext _context = new();

    /// <exception cref="CryptographicException">libcrypto refused the key.</exception>
    public OpenSslGcm(ReadOnlySpan<byte> key)
    {
        fixed (byte* bytes = key)
        {
            if (LibCrypto.EVP_CipherInit_ex(_context.Context, LibCrypto.EVP_aes_128_gcm(), 0, bytes, null, Encrypt) != 1)
            {
                throw new CryptographicException("libcrypto refused AES-128-GCM.");
            }
        }
    }

    public override void Seal(Vector128<byte> nonce, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> plain, Span<byte> sealedText)
    {
        CheckLengths(plain.Length, sealedText.Length);
        fixed (byte* source = plain, destination = sealedText)
        {
            Run(nonce, associated, source, destination, plain.Length, Encrypt);
            var tag = destination + plain.Length;
            if (LibCrypto.EVP_CipherFinal_ex(_context.Context, tag, out _) != 1
                || LibCrypto.EVP_CIPHER_CTX_ctrl(_context.Context, LibCrypto.GetTag, TagBytes, tag) != 1)
            {
                throw new CryptographicException("libcrypto failed to finish AES-128-GCM.");
            }
        }
    }

    public override bool Open(Vector128<byte> nonce, ReadOnlySpan<byte> associated, Span<byte> sealedText)
    {
        var length = sealedText.Length - TagBytes;
        CheckLengths(length, sealedText.Length);
        // EVP decrypts before it verifies; a packet that fails must come out as it went in, so the text is put back.
        Span<byte> before = stackalloc byte[length];
        sealedText[..length].CopyTo(before);
        fixed (byte* text = sealedText)
        {
            Run(nonce, associated, text, text, length, Decrypt);
            if (LibCrypto.EVP_CIPHER_CTX_ctrl(_context.Context, LibCrypto.SetTag, TagBytes, text + length) == 1
                && LibCrypto.EVP_CipherFinal_ex(_context.Context, text + length, out _) == 1)
            {
                return true;
            }
        }

        before.CopyTo(sealedText);
        return false;
    }

    public override void Dispose() => _context.Dispose();

    private void Run(Vector128<byte> nonce, ReadOnlySpan<byte> associated, byte* source, byte* destination, int length, int direction)
    {
        fixed (byte* header = associated)
        {
            var context = _context.Context;
            // EVP takes the first 12 bytes as the nonce. A null header would mean "no associated data", which is right for an empty one.
            if (LibCrypto.EVP_CipherInit_ex(context, 0, 0, null, (byte*)&nonce, direction) != 1
                || (associated.Length > 0 && LibCrypto.EVP_CipherUpdate(context, null, out _, header, associated.Length) != 1)
                || (length > 0 && LibCrypto.EVP_CipherUpdate(context, destination, out _, source, length) != 1))
            {
                throw new CryptographicException("libcrypto failed in AES-128-GCM.");
            }
        }
    }
}
