using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>An <c>SSL*</c> with its BIO, and through that its <see cref="ConnectionState"/>.</summary>
internal sealed class SslHandle : SafeHandle
{
    public SslHandle(nint ssl)
        : base(0, ownsHandle: true) => SetHandle(ssl);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibSsl.SSL_free(handle);
        return true;
    }
}
