using System.Net.Security;

namespace Classroom.Relay.Hosting.Https;

/// <summary>Where the https port takes its certificate from. Asked at every handshake, so that a renewal needs no restart. Thread-safe.</summary>
internal interface IServerCertificate
{
    /// <summary>The certificate to serve now, with its chain.</summary>
    SslStreamCertificateContext Current();
}
