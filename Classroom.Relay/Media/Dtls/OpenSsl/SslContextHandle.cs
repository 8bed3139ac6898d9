using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>An <c>SSL_CTX*</c>. OpenSSL counts references: connections made from it keep it alive.</summary>
internal sealed class SslContextHandle : SafeHandle
{
    public SslContextHandle(nint context)
        : base(0, ownsHandle: true) => SetHandle(context);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibSsl.SSL_CTX_free(handle);
        return true;
    }
}
