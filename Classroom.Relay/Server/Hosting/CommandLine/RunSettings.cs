using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Hosting.CommandLine;

/// <summary>The options of <c>run</c>, which <c>doctor</c> takes as well, so that it looks at what would be used.</summary>
internal sealed class RunSettings
{
    private const string H264 = "h264";
    private const string Vp8 = "vp8";

    private readonly Option<int> _port = Port("--port", "TCP port of http.", RelayOptions.DefaultPort);
    private readonly Option<bool> _noDemo = new("--no-demo") { Description = "Production: no made-up county, no default account." };
    private readonly Option<string?> _https = new("--https") { Description = "Serve https for this host name or address.", HelpName = "HOST" };
    private readonly Option<int> _httpsPort = Port("--https-port", "TCP port of https.", RelayOptions.DefaultHttpsPort);
    private readonly Option<string?> _certificate = new("--certificate") { Description = "Certificate with its chain (PEM); otherwise the county CA issues one.", HelpName = "PATH" };
    private readonly Option<string?> _certificateKey = new("--certificate-key") { Description = "The certificate's private key (PEM).", HelpName = "PATH" };
    private readonly Option<int> _mediaPort = Port("--media-port", "First UDP port of media.", RelayOptions.DefaultMediaPort);
    private readonly Option<IPAddress[]> _announce = new("--announce")
    {
        Description = "Address that rooms reach the relay at, when it differs from the machine's own. Repeatable.",
        HelpName = "ADDRESS",
        CustomParser = ParseAddresses,
    };

    private readonly Option<string> _videoCodec = new("--video-codec") { Description = "Codec offered first for cameras.", DefaultValueFactory = _ => H264 };

    private RunSettings() => _videoCodec.AcceptOnlyFromAmong(H264, Vp8);

    /// <summary>The data folder; every verb has it.</summary>
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "Folder of the database, the keys and the recordings.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new RelayOptions().Data,
    };

    /// <summary>Gives a command these options and the rules between them.</summary>
    public static RunSettings AddTo(Command command)
    {
        var settings = new RunSettings();
        foreach (var option in new Option[]
        {
            settings._port, Data, settings._noDemo, settings._https, settings._httpsPort, settings._certificate, settings._certificateKey,
            settings._mediaPort, settings._announce, settings._videoCodec,
        })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(settings.Validate);
        return settings;
    }

    /// <summary>The options as typed. Only after parsing without errors.</summary>
    public RelayOptions Read(ParseResult typed) => new()
    {
        Port = typed.GetValue(_port),
        Data = typed.GetRequiredValue(Data),
        Demo = !typed.GetValue(_noDemo),
        HttpsHost = typed.GetValue(_https),
        HttpsPort = typed.GetValue(_httpsPort),
        CertificatePath = typed.GetValue(_certificate),
        CertificateKeyPath = typed.GetValue(_certificateKey),
        MediaPort = typed.GetValue(_mediaPort),
        Announce = typed.GetValue(_announce) ?? [],
        VideoCodec = typed.GetValue(_videoCodec) == Vp8 ? VideoCodec.Vp8 : VideoCodec.H264,
    };

    private static Option<int> Port(string name, string description, int preset)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => preset };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is < 0 or > IPEndPoint.MaxPort)
            {
                result.AddError($"{name} takes a port from 1 to {IPEndPoint.MaxPort}, or 0 to let the system choose.");
            }
        });
        return option;
    }

    private static IPAddress[] ParseAddresses(ArgumentResult result)
    {
        List<IPAddress> addresses = [];
        foreach (var token in result.Tokens)
        {
            if (IPAddress.TryParse(token.Value, out var address))
            {
                addresses.Add(address);
            }
            else
            {
                result.AddError($"--announce: {token.Value} is no IP address.");
            }
        }

        return [.. addresses];
    }

    private void Validate(CommandResult result)
    {
        var host = result.GetValue(_https);
        if (host is not null && Uri.CheckHostName(host) is UriHostNameType.Unknown)
        {
            result.AddError($"--https: {host} is no host name and no address.");
        }

        var certificate = result.GetValue(_certificate);
        var key = result.GetValue(_certificateKey);
        if ((certificate is null) != (key is null) || (certificate is not null && host is null))
        {
            result.AddError("--certificate, --certificate-key and --https go together.");
        }
    }
}
