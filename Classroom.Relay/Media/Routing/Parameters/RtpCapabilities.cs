namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>What an endpoint, or the router, can receive.</summary>
public sealed record RtpCapabilities(IReadOnlyList<RtpCodecCapability> Codecs, IReadOnlyList<RtpHeaderExtensionCapability> HeaderExtensions);
