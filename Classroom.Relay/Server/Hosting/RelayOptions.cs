using System.Net;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Hosting;

/// <summary>What the command line of <c>run</c> decides.</summary>
public sealed record RelayOptions
{
    public const int DefaultPort = 8080;

    public const int DefaultHttpsPort = 8443;

    public const int DefaultMediaPort = 10000;

    /// <summary>TCP port of http. 0 lets the system choose (tests).</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The data folder; made when it does not exist.</summary>
    public string Data { get; init; } = "data";

    /// <summary>Serve the made-up county with its published passwords.</summary>
    public bool Demo { get; init; } = true;

    /// <summary>Name or address by which rooms reach the relay over https; null serves http only.</summary>
    public string? HttpsHost { get; init; }

    /// <summary>TCP port of https. 0 lets the system choose (tests).</summary>
    public int HttpsPort { get; init; } = DefaultHttpsPort;

    /// <summary>PEM file of the bureau's own certificate with its chain; null lets the county CA issue one.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>PEM file of its private key.</summary>
    public string? CertificateKeyPath { get; init; }

    /// <summary>First UDP port of the media plane; every worker takes one more.</summary>
    public int MediaPort { get; init; } = DefaultMediaPort;

    /// <summary>Addresses told to rooms as ICE candidates instead of those found on the network interfaces.</summary>
    public IReadOnlyList<IPAddress> Announce { get; init; } = [];

    /// <summary>The codec the relay offers first for cameras.</summary>
    public VideoCodec VideoCodec { get; init; } = VideoCodec.H264;
}
