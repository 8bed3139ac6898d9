namespace Classroom.Shared.Contracts.Media;

/// <summary>What an endpoint, or the relay's router, can receive. Same shape as mediasoup's RtpCapabilities.</summary>
public sealed record RtpCapabilities(IReadOnlyList<RtpCodecCapability> Codecs, IReadOnlyList<RtpHeaderExtensionCapability> HeaderExtensions);
