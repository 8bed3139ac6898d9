using Classroom.Relay.Hosting.Https;
using Classroom.Relay.Udp;

namespace Classroom.Relay.Hosting;

/// <summary>Ports, https, the greeting, and what the command line says about media.</summary>
public static class HostingServices
{
    /// <summary>Applies the command line: web ports, media ports and addresses, and the greeting at the console.</summary>
    public static void AddHosting(this WebApplicationBuilder builder, RelayOptions options)
    {
        // What a person at the console reads: our own lines, and others' only when something is wrong.
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // What it tells of it throws as well; who catches that tells it in a line, not in fifty.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        // A start that fails is told once, by the command line; that cookie keys lie unencrypted in a folder of mode 0700 is known.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.AddWebPorts(options);
        builder.Services.AddHostedService<StartupGreeting>();
        builder.Services.PostConfigure<MediaOptions>(media =>
        {
            media.PortBase = options.MediaPort;
            media.AnnouncedAddresses = [.. options.Announce.Select(address => address.ToString())];
            // Browsers on this machine are how a demo begins.
            media.AnnounceLoopback = options.Demo;
        });
    }
}
