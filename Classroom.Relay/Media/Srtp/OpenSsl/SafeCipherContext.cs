using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Srtp.OpenSsl;

/// <summary>Owns an <c>EVP_CIPHER_CTX</c>; freeing it wipes the key.</summary>
internal sealed class SafeCipherContext : SafeHandle
{
    /// <exception cref="OutOfMemoryException">libcrypto had no memory.</exception>
    public SafeCipherContext()
        : base(0, ownsHandle: true)
    {
        SetHandle(LibCrypto.EVP_CIPHER_CTX_new());
        if (IsInvalid)
        {
            throw new OutOfMemoryException("EVP_CIPHER_CTX_new failed.");
        }
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>
    /// The raw context for calls once per packet: marshalling the handle would cost two interlocked operations each. Valid until disposal;
    /// whoever keeps it keeps this object too.
    /// </summary>
    public nint Context => handle;

    protected override bool ReleaseHandle()
    {
        LibCrypto.EVP_CIPHER_CTX_free(handle);
        return true;
    }
}
