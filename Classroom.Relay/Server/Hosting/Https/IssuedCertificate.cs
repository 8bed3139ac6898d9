using System.Net;
using System.Net.Security;

namespace Classroom.Relay.Hosting.Https;

/// <summary>A certificate of the county CA. It lives in memory only: each start issues one for the addresses of that day, and it is renewed after two thirds of its life.</summary>
internal sealed class IssuedCertificate(CountyAuthority authority, Func<IReadOnlyList<IPAddress>> addresses, TimeProvider time) : IServerCertificate
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);
    private static readonly TimeSpan RenewAfter = TimeSpan.FromDays(60);

    private readonly Lock _renewing = new();
    private SslStreamCertificateContext? _current;
    private DateTimeOffset _renewAt;

    public SslStreamCertificateContext Current()
    {
        lock (_renewing)
        {
            var now = time.GetUtcNow();
            if (_current is null || now >= _renewAt)
            {
                // The one before is left to the collector: handshakes may still be using it.
                _current = SslStreamCertificateContext.Create(authority.Issue(addresses(), now, Lifetime), null, offline: true);
                _renewAt = now + RenewAfter;
            }

            return _current;
        }
    }
}
