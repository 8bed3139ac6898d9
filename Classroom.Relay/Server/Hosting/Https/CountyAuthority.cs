using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Classroom.Relay.Hosting.Https;

/// <summary>
/// The county's own certificate authority: made once in the data folder, installed once on each school PC. It vouches for one host and for private addresses only.
/// Another host needs another authority, which is kept beside the first.
/// </summary>
public sealed class CountyAuthority : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3650);

    /// <summary>Clocks of school PCs are often wrong; a certificate is valid from before it was made.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(7);

    private readonly X509Certificate2 _certificate;
    private readonly string _host;

    private CountyAuthority(X509Certificate2 certificate, string host)
    {
        _certificate = certificate;
        _host = host;
    }

    /// <summary>The certificate to install, DER.</summary>
    public byte[] Der => _certificate.Export(X509ContentType.Cert);

    /// <summary>The certificate to install, PEM.</summary>
    public string Pem => _certificate.ExportCertificatePem();

    /// <summary>SHA-256 of the certificate, as systems show it: bytes in hex with colons.</summary>
    public string Fingerprint => string.Join(':', _certificate.GetCertHash(HashAlgorithmName.SHA256).Select(value => value.ToString("X2", null)));

    /// <summary>The authority for a host; made when the data folder has none for it.</summary>
    public static CountyAuthority Open(DataFolder data, string host, TimeProvider time)
    {
        var file = Path.Combine(data.Folder("certificates"), $"ca-{SafeName(host)}.pem");
        if (!File.Exists(file))
        {
            Make(file, host, time.GetUtcNow());
        }

        return new CountyAuthority(X509Certificate2.CreateFromPemFile(file, file), host);
    }

    /// <summary>A server certificate with its key for the host, localhost and those of the addresses that the authority may vouch for.</summary>
    public X509Certificate2 Issue(IEnumerable<IPAddress> addresses, DateTimeOffset now, TimeSpan lifetime)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName($"CN={_host}"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "serverAuth")], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, true, false));
        request.CertificateExtensions.Add(Names(addresses));
        var end = now + lifetime < _certificate.NotAfter ? now + lifetime : _certificate.NotAfter;
        using var certificate = request.Create(_certificate, now - ClockTolerance, end, RandomNumberGenerator.GetBytes(16));
        return certificate.CopyWithPrivateKey(key);
    }

    /// <inheritdoc/>
    public void Dispose() => _certificate.Dispose();

    private static void Make(string file, string host, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName($"CN=Classroom CA {host}, O=Classroom"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(NameConstraints.Permitting(host));
        using var certificate = request.CreateSelfSigned(now - ClockTolerance, now + Lifetime);
        DataFolder.WriteOwnerOnly(file, System.Text.Encoding.ASCII.GetBytes($"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n"));
    }

    private static string SafeName(string host) => new([.. host.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_')]);

    private X509Extension Names(IEnumerable<IPAddress> addresses)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        HashSet<IPAddress> vouched = [IPAddress.Loopback, IPAddress.IPv6Loopback];
        if (IPAddress.TryParse(_host, out var own))
        {
            vouched.Add(own);
        }
        else
        {
            names.AddDnsName(_host);
        }

        vouched.UnionWith(addresses.Where(address => NameConstraints.Permit(_host, address)));
        foreach (var address in vouched)
        {
            names.AddIpAddress(address);
        }

        return names.Build();
    }
}
