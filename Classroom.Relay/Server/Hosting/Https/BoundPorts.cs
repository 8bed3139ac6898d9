using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Classroom.Relay.Hosting.Https;

/// <summary>The TCP ports the relay listens on; they differ from the options when the system chose them. Only after the start.</summary>
internal sealed class BoundPorts(IServer server)
{
    public int Http => Of(Uri.UriSchemeHttp);

    /// <summary>Only when https is served.</summary>
    public int Https => Of(Uri.UriSchemeHttps);

    private int Of(string scheme) => server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses
        .Select(BindingAddress.Parse)
        .First(address => address.Scheme == scheme).Port;
}
