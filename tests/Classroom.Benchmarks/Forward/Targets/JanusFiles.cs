using System.Globalization;
using System.Net;

namespace Classroom.Benchmarks.Forward.Targets;

/// <summary>Janus's configuration: what the comparison needs, and for the rest what Debian ships.</summary>
internal static class JanusFiles
{
    private static readonly string[] Unused =
        ["audiobridge", "duktape", "echotest", "lua", "nosip", "recordplay", "sip", "streaming", "textroom", "videocall", "voicemail"];

    private static readonly string[] UnusedTransports = ["mqtt", "nanomsg", "pfunix", "rabbitmq", "websockets"];

    /// <param name="port">Of its HTTP interface.</param>
    /// <param name="address">The only one it is to offer.</param>
    /// <param name="eventLoops">0 leaves its default.</param>
    public static void Write(string folder, int port, IPAddress address, int eventLoops)
    {
        var loops = eventLoops == 0 ? "" : $"event_loops = {eventLoops.ToString(CultureInfo.InvariantCulture)}";
        File.WriteAllText(Path.Combine(folder, "janus.jcfg"), $$"""
            general: {
              configs_folder = "{{folder}}"
              debug_level = 2
              session_timeout = 0
              {{loops}}
            }
            nat: {
              ice_lite = true
              ice_enforce_list = "{{address}}"
            }
            plugins: {
              disable = "{{Libraries(Unused)}}"
            }
            transports: {
              disable = "{{Libraries(UnusedTransports)}}"
            }
            """);
        File.WriteAllText(Path.Combine(folder, "janus.transport.http.jcfg"), $$"""
            general: {
              json = "plain"
              base_path = "/janus"
              http = true
              port = {{port.ToString(CultureInfo.InvariantCulture)}}
              ip = "127.0.0.1"
              https = false
            }
            """);
    }

    private static string Libraries(string[] names) => string.Join(',', names.Select(name => $"libjanus_{name}.so"));
}
