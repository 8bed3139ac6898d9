namespace Classroom.Shared.Contracts.Media;

/// <summary>One encoding (simulcast layer) of a track. Either <paramref name="Ssrc"/> or <paramref name="Rid"/> is given.</summary>
/// <param name="MaxBitrate">Bits per second.</param>
public sealed record RtpEncodingParameters(
    uint? Ssrc = null,
    string? Rid = null,
    RtxParameters? Rtx = null,
    int? CodecPayloadType = null,
    bool? Dtx = null,
    string? ScalabilityMode = null,
    int? MaxBitrate = null);
