using Classroom.Relay.Accounts;
using Classroom.Relay.County;
using Classroom.Relay.Signaling;
using Classroom.Relay.Udp;
using Classroom.Relay.Web;

namespace Classroom.Relay.Hosting;

/// <summary>Puts the relay together from its folders, in the one order that works.</summary>
public static class RelayApplication
{
    /// <summary>A relay ready to run. The data folder is opened here; ports are taken at the start.</summary>
    /// <param name="adjust">Last word on the builder, for tests.</param>
    public static WebApplication Build(RelayOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        // The framework tells of every query and request at Information; an operator reads what the relay itself says.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseUrls($"http://*:{options.Port}");
        builder.Services.AddCounty(options).AddAccounts(options).AddMediaPlane(builder.Configuration).AddSignaling();
        builder.Services.Configure<MediaOptions>(media =>
        {
            media.PortBase = options.MediaPort;
            media.AnnouncedAddresses = [.. options.Announce.Select(address => address.ToString())];
            // Browsers on the relay's own machine are what a demo begins with.
            media.AnnounceLoopback = options.Demo;
        });
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseWebSockets();
        app.UseAccounts();
        app.MapAccounts();
        app.MapSignaling();
        app.MapWebApps();
        return app;
    }
}
