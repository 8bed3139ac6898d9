using System.Net;
using System.Security.Cryptography.X509Certificates;
using Classroom.Relay.Accounts;
using Classroom.Relay.County;
using Classroom.Relay.Hosting;
using Classroom.Relay.Hosting.Https;
using Classroom.Relay.Tests.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Classroom.Relay.Tests.Hosting;

public sealed class HttpsTests : IDisposable
{
    private const string Host = "relay.county.example";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Host)]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task Https_ForAPcThatInstalledTheCountyCa_IsTrustedUnderEveryName(string name)
    {
        await using var relay = await StartAsync(new RelayOptions { HttpsHost = Host });
        using var authority = X509CertificateLoader.LoadCertificate(await GetBytesAsync(relay, "/ca/classroom-ca.crt"));
        using var browser = new HttpClient(TrustingOnly(authority));

        var answer = await browser.GetAsync($"https://{name}:{HttpsPort(relay)}/api/info");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Https_ForAPcThatDidNotInstallIt_IsNotTrusted()
    {
        await using var relay = await StartAsync(new RelayOptions { HttpsHost = Host });
        using var browser = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => browser.GetAsync($"https://localhost:{HttpsPort(relay)}/api/info"));
    }

    [Fact]
    public async Task Http_WhenHttpsIsServed_RedirectsAllButTheCaPageAndHealth()
    {
        await using var relay = await StartAsync(new RelayOptions { HttpsHost = Host });
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = HttpAddress(relay) };

        var page = await browser.GetAsync("/room?x=1");
        var ca = await browser.GetStringAsync("/ca");
        var health = await browser.GetAsync("/health");

        Assert.Equal(HttpStatusCode.TemporaryRedirect, page.StatusCode);
        Assert.NotEqual(HttpStatusCode.TemporaryRedirect, health.StatusCode);
        Assert.Equal("https", page.Headers.Location!.Scheme);
        Assert.Equal("/room?x=1", page.Headers.Location.PathAndQuery);
        Assert.Contains(relay.Services.GetRequiredService<CountyAuthority>().Fingerprint, ca, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_OverHttps_IsSecure()
    {
        await using var relay = await StartAsync(new RelayOptions { HttpsHost = Host });
        using var authority = X509CertificateLoader.LoadCertificate(await GetBytesAsync(relay, "/ca/classroom-ca.crt"));
        using var browser = new HttpClient(TrustingOnly(authority));
        browser.DefaultRequestHeaders.Add("Origin", $"https://localhost:{HttpsPort(relay)}");

        var answer = await browser.PostAsync(
            $"https://localhost:{HttpsPort(relay)}/api/session",
            new StringContent("""{"userName":"admin","password":"admin-qingqu"}""", null, "application/json"));

        Assert.Contains("; secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Authority_OpenedTwice_IsTheSame()
    {
        var data = DataFolder.Open(_folder.Path);

        using var first = CountyAuthority.Open(data, Host, TimeProvider.System);
        using var second = CountyAuthority.Open(data, Host, TimeProvider.System);
        using var other = CountyAuthority.Open(data, "10.1.2.3", TimeProvider.System);

        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.NotEqual(first.Fingerprint, other.Fingerprint);
    }

    [Fact]
    public void Authority_AskedForAPublicAddress_LeavesItOut()
    {
        using var authority = CountyAuthority.Open(DataFolder.Open(_folder.Path), Host, TimeProvider.System);

        using var certificate = authority.Issue([IPAddress.Parse("8.8.8.8"), IPAddress.Parse("10.1.2.3")], DateTimeOffset.UtcNow, TimeSpan.FromDays(1));

        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Contains(IPAddress.Parse("10.1.2.3"), names.EnumerateIPAddresses());
        Assert.DoesNotContain(IPAddress.Parse("8.8.8.8"), names.EnumerateIPAddresses());
    }

    [Fact]
    public void IssuedCertificate_AfterTwoThirdsOfItsLife_IsRenewed()
    {
        var time = new SettableTime();
        using var authority = CountyAuthority.Open(DataFolder.Open(_folder.Path), Host, time);
        var certificate = new IssuedCertificate(authority, () => [], time);

        var first = certificate.Current();
        time.Advance(TimeSpan.FromDays(59));
        var same = certificate.Current();
        time.Advance(TimeSpan.FromDays(1));
        var renewed = certificate.Current();

        Assert.Same(first, same);
        Assert.NotSame(first, renewed);
        Assert.True(renewed.TargetCertificate.NotAfter > first.TargetCertificate.NotAfter);
    }

    [Fact]
    public async Task Https_WithACertificateGivenByPath_ServesItAndNoCaPage()
    {
        var (path, keyPath, thumbprint) = WriteCertificate();
        await using var relay = await StartAsync(new RelayOptions { HttpsHost = Host, CertificatePath = path, CertificateKeyPath = keyPath });
        string? served = null;
        using var browser = new HttpClient(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
            {
                served = certificate!.Thumbprint;
                return true;
            },
        });

        await browser.GetAsync($"https://localhost:{HttpsPort(relay)}/api/info");

        Assert.Equal(thumbprint, served);
        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync($"https://localhost:{HttpsPort(relay)}/ca")).StatusCode);
    }

    [Fact]
    public async Task Start_WithACertificateThatIsNotThere_IsRefusedWithASentence()
    {
        var options = new RelayOptions { HttpsHost = Host, CertificatePath = "/no/such.pem", CertificateKeyPath = "/no/such.key" };

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => StartAsync(options));

        Assert.Contains("/no/such.pem", refusal.Message, StringComparison.Ordinal);
    }

    private static SocketsHttpHandler TrustingOnly(X509Certificate2 authority) => new()
    {
        // Whatever name is asked for, this machine answers; what counts is that the certificate is good for the name.
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        },
        SslOptions =
        {
            CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode = X509RevocationMode.NoCheck },
        },
    };

    private static Uri HttpAddress(WebApplication relay) => new($"http://127.0.0.1:{new Uri(relay.Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal))).Port}");

    private static int HttpsPort(WebApplication relay) => new Uri(relay.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal))).Port;

    private static async Task<byte[]> GetBytesAsync(WebApplication relay, string path)
    {
        using var browser = new HttpClient { BaseAddress = HttpAddress(relay) };
        return await browser.GetByteArrayAsync(path);
    }

    private (string Path, string KeyPath, string Thumbprint) WriteCertificate()
    {
        using var authority = CountyAuthority.Open(DataFolder.Open(Path.Combine(_folder.Path, "bureau")), Host, TimeProvider.System);
        using var certificate = authority.Issue([], DateTimeOffset.UtcNow, TimeSpan.FromDays(1));
        var path = Path.Combine(_folder.Path, "bureau.pem");
        var keyPath = Path.Combine(_folder.Path, "bureau.key");
        File.WriteAllText(path, certificate.ExportCertificatePem());
        File.WriteAllText(keyPath, certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return (path, keyPath, certificate.Thumbprint);
    }

    private async Task<WebApplication> StartAsync(RelayOptions wanted)
    {
        var options = wanted with { Data = Path.Combine(_folder.Path, "data"), Port = 0, HttpsPort = 0 };
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddWebPorts(options);
        builder.Logging.ClearProviders();
        builder.Services.AddCounty(options, builder.Configuration).AddAccounts(options);
        var app = builder.Build();
        app.UseHttpsRedirect(options);
        app.UseAccounts();
        app.MapAccounts();
        app.MapCountyAuthority(options);
        try
        {
            await app.StartAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
