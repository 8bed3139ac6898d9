using System.Net;
using Classroom.Relay.Udp;
using Microsoft.Extensions.Options;

namespace Classroom.Relay.Hosting;

/// <summary>Where other devices reach this relay.</summary>
public sealed class OutsideAddress(RelayOptions options, IOptions<MediaOptions> media)
{
    /// <summary>
    /// The address that the request came to, when others can use it too; for one that came over loopback the https name, else the first address of this host.
    /// </summary>
    public string Of(HttpContext context)
    {
        var request = context.Request;
        if (!IsLoopback(request.Host.Host))
        {
            return $"{request.Scheme}://{request.Host}";
        }

        if (options.HttpsHost is { } name)
        {
            return $"https://{new HostString(name, request.IsHttps ? context.Connection.LocalPort : options.HttpsPort)}";
        }

        var address = AnnouncedAddresses.Find(media.Value)[0];
        return $"http://{new HostString(address.ToString(), context.Connection.LocalPort)}";
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
