using System.Globalization;
using System.Net;

namespace Classroom.Shared.Kiosk;

/// <summary>What a small host is told on its command line.</summary>
/// <param name="Relay">The county's relay.</param>
/// <param name="Port">TCP port on this PC; 0 lets the system choose (tests).</param>
/// <param name="OpensBrowser">Open a browser in kiosk mode, when one is installed.</param>
/// <param name="Path">The page it opens.</param>
public sealed record KioskOptions(Uri Relay, int Port, bool OpensBrowser, string Path)
{
    /// <summary>How to call a small host.</summary>
    public const string Usage = "--relay URL [--port N] [--path /PAGE] [--no-browser]";

    /// <summary>Reads a command line; <paramref name="preset"/> gives what it does not say.</summary>
    /// <param name="problem">A sentence for the person who typed it, or empty.</param>
    public static bool TryParse(IReadOnlyList<string> args, KioskOptions preset, out KioskOptions options, out string problem)
    {
        options = preset;
        problem = string.Empty;
        for (var index = 0; index < args.Count && problem.Length == 0; index++)
        {
            if (args[index] == "--no-browser")
            {
                options = options with { OpensBrowser = false };
            }
            else if (index + 1 < args.Count)
            {
                (options, problem) = Apply(options, args[index], args[++index]);
            }
            else
            {
                problem = $"不认识的选项或缺少值 · unknown option or missing value: {args[index]}";
            }
        }

        return problem.Length == 0;
    }

    private static (KioskOptions Options, string Problem) Apply(KioskOptions options, string name, string value) => name switch
    {
        "--relay" when IsRelay(value, out var relay) => (options with { Relay = relay }, string.Empty),
        "--relay" => (options, $"--relay 要写成 http://主机:端口 或 https://主机:端口 · is no http address: {value}"),
        "--port" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            => (options with { Port = port }, string.Empty),
        "--port" => (options, $"--port 要在 1 到 {IPEndPoint.MaxPort} 之间 · takes a port: {value}"),
        "--path" when value.StartsWith('/') => (options with { Path = value }, string.Empty),
        "--path" => (options, $"--path 要以 / 开头 · begins with a slash: {value}"),
        _ => (options, $"不认识的选项 · unknown option: {name}"),
    };

    private static bool IsRelay(string value, out Uri relay)
        => Uri.TryCreate(value, UriKind.Absolute, out relay!) && (relay.Scheme == Uri.UriSchemeHttp || relay.Scheme == Uri.UriSchemeHttps);
}
