namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>One encoding (simulcast layer) of a track. Either <paramref name="Ssrc"/> or <paramref name="Rid"/> is given, or neither when MID alone identifies it.</summary>
/// <param name="RtxSsrc">The retransmission stream of this encoding (RFC 4588).</param>
/// <param name="MaxBitrate">Bits per second.</param>
public sealed record RtpEncodingParameters(
    uint? Ssrc = null,
    string? Rid = null,
    uint? RtxSsrc = null,
    int? CodecPayloadType = null,
    bool? Dtx = null,
    string? ScalabilityMode = null,
    int? MaxBitrate = null);
