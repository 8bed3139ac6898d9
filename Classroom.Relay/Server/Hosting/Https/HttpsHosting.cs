using System.Net.Security;
using Classroom.Relay.Metrics;
using Classroom.Relay.Udp;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Classroom.Relay.Hosting.Https;

/// <summary>The ports the relay listens on, and how a page gets from http to https.</summary>
public static class HttpsHosting
{
    private const int TemporaryRedirect = StatusCodes.Status307TemporaryRedirect;

    /// <summary>Listens on http, and on https when <see cref="RelayOptions.HttpsHost"/> is set.</summary>
    /// <exception cref="StartRefusedException">The certificate given by path cannot be used.</exception>
    public static void AddWebPorts(this WebApplicationBuilder builder, RelayOptions options)
    {
        if (options is { HttpsHost: { } host, CertificatePath: null })
        {
            builder.Services.AddSingleton(services => CountyAuthority.Open(services.GetRequiredService<DataFolder>(), host, services.GetRequiredService<TimeProvider>()));
        }

        builder.Services.AddSingleton<BoundPorts>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenAnyIP(options.Port);
            if (options.HttpsHost is not null)
            {
                var certificate = Certificate(options, kestrel.ApplicationServices);
                kestrel.ListenAnyIP(options.HttpsPort, port => Secure(port, certificate));
            }
        });
    }

    /// <summary>Sends http visitors to https, but for /ca, which is opened before the certificate is trusted, and /health, whose askers follow no redirect. Early in the pipeline; does nothing without https.</summary>
    public static void UseHttpsRedirect(this IApplicationBuilder app, RelayOptions options)
    {
        if (options.HttpsHost is null)
        {
            return;
        }

        var ports = app.ApplicationServices.GetRequiredService<BoundPorts>();
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (request.IsHttps || request.Path.StartsWithSegments(CaPage.Path) || request.Path == MetricsServices.PulsePath)
            {
                return next(context);
            }

            // The name the visitor used, which may be an address that the certificate names as well.
            context.Response.StatusCode = TemporaryRedirect;
            context.Response.Headers.Location = $"https://{new HostString(request.Host.Host, ports.Https)}{request.PathBase}{request.Path}{request.QueryString}";
            return Task.CompletedTask;
        });
    }

    /// <summary>Maps /ca when the relay's own authority issues the certificate.</summary>
    public static void MapCountyAuthority(this IEndpointRouteBuilder routes, RelayOptions options)
    {
        if (options.HttpsHost is { } host && routes.ServiceProvider.GetService<CountyAuthority>() is { } authority)
        {
            CaPage.Map(routes, authority, host);
        }
    }

    private static IServerCertificate Certificate(RelayOptions options, IServiceProvider services)
    {
        var time = services.GetRequiredService<TimeProvider>();
        if (options is { CertificatePath: { } path, CertificateKeyPath: { } keyPath })
        {
            return new FileCertificate(path, keyPath, time, services.GetRequiredService<ILoggerFactory>().CreateLogger<FileCertificate>());
        }

        var media = new MediaOptions { AnnouncedAddresses = [.. options.Announce.Select(address => address.ToString())], AnnounceLoopback = true };
        return new IssuedCertificate(services.GetRequiredService<CountyAuthority>(), () => AnnouncedAddresses.Find(media), time);
    }

    private static void Secure(ListenOptions port, IServerCertificate certificate) => port.UseHttps(new TlsHandshakeCallbackOptions
    {
        OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificate.Current() }),
    });
}
