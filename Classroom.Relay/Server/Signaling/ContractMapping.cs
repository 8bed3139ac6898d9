using System.Diagnostics.CodeAnalysis;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Routing.Parameters;
using Wire = Classroom.Shared.Contracts.Media;

namespace Classroom.Relay.Signaling;

/// <summary>
/// Contract records to media parameters and back: the only place where the two meet. What comes from a client is checked here for shape
/// (unknown words, absent members, limits); whether it can be served is the router's decision.
/// </summary>
internal static class ContractMapping
{
    /// <summary>Entries of any list a client sends; a browser's capabilities hold about 40 codecs.</summary>
    private const int MaxEntries = 128;

    /// <summary>A client's capabilities; false when they are malformed.</summary>
    public static bool TryRead(Wire.RtpCapabilities? wire, [NotNullWhen(true)] out RtpCapabilities? capabilities)
    {
        capabilities = null;
        if (wire?.Codecs is not { Count: <= MaxEntries } codecs || wire.HeaderExtensions is not { Count: <= MaxEntries } extensions)
        {
            return false;
        }

        if (!codecs.All(codec => codec is { MimeType: not null } && TryReadKind(codec.Kind, out _))
            || !extensions.All(extension => extension is { Uri: not null } && TryReadKind(extension.Kind, out _)))
        {
            return false;
        }

        capabilities = new RtpCapabilities([.. codecs.Select(ToMedia)], [.. extensions.Select(ToMedia)]);
        return true;
    }

    /// <summary>A client's track parameters; false when they are malformed.</summary>
    public static bool TryRead(Wire.RtpParameters? wire, [NotNullWhen(true)] out RtpParameters? parameters)
    {
        parameters = null;
        if (wire?.Codecs is not { Count: > 0 and <= MaxEntries } codecs || codecs.Any(codec => codec?.MimeType is null)
            || wire.HeaderExtensions is { Count: > MaxEntries } || wire.HeaderExtensions?.Any(extension => extension?.Uri is null) == true
            || wire.Encodings is not { Count: > 0 and <= MaxEntries } encodings || encodings.Any(encoding => encoding is null))
        {
            return false;
        }

        parameters = new RtpParameters(
            wire.Mid,
            [.. codecs.Select(ToMedia)],
            [.. (wire.HeaderExtensions ?? []).Select(extension => new RtpHeaderExtensionParameters(extension.Uri, extension.Id))],
            [.. encodings.Select(ToMedia)],
            new RtcpParameters(wire.Rtcp?.Cname, wire.Rtcp?.ReducedSize ?? true));
        return true;
    }

    /// <summary>"audio" or "video".</summary>
    public static bool TryReadKind(string? text, out MediaKind kind)
    {
        kind = text == "audio" ? MediaKind.Audio : MediaKind.Video;
        return text is "audio" or "video";
    }

    /// <summary>The fingerprints of a client's that can be used; empty when there is none.</summary>
    public static IReadOnlyList<DtlsFingerprint> ReadFingerprints(Wire.DtlsParameters? wire)
    {
        var fingerprints = new List<DtlsFingerprint>();
        foreach (var entry in (wire?.Fingerprints ?? []).Take(MaxEntries))
        {
            if (DtlsFingerprint.TryParse(entry?.Algorithm, entry?.Value, out var fingerprint))
            {
                fingerprints.Add(fingerprint);
            }
        }

        return fingerprints;
    }

    public static Wire.DtlsFingerprint ToWire(DtlsFingerprint fingerprint) => new(DtlsFingerprint.Algorithm, fingerprint.Value);

    public static Wire.IceCandidate ToWire(IceCandidate candidate)
    {
        var endpoint = candidate.Address.ToIPEndPoint();
        var address = endpoint.Address.ToString();
        return new Wire.IceCandidate(candidate.Foundation, candidate.Priority, address, address, "udp", endpoint.Port, "host");
    }

    public static Wire.RtpCapabilities ToWire(RtpCapabilities capabilities) =>
        new([.. capabilities.Codecs.Select(ToWire)], [.. capabilities.HeaderExtensions.Select(ToWire)]);

    public static Wire.RtpParameters ToWire(RtpParameters parameters) => new(
        parameters.Mid,
        [.. parameters.Codecs.Select(ToWire)],
        [.. parameters.HeaderExtensions.Select(extension => new Wire.RtpHeaderExtensionParameters(extension.Uri, extension.Id))],
        [.. parameters.Encodings.Select(ToWire)],
        new Wire.RtcpParameters(parameters.Rtcp.Cname, parameters.Rtcp.ReducedSize));

    public static string ToWire(MediaKind kind) => kind == MediaKind.Audio ? "audio" : "video";

    private static RtpCodecCapability ToMedia(Wire.RtpCodecCapability codec) => new(
        codec.Kind == "audio" ? MediaKind.Audio : MediaKind.Video,
        codec.MimeType,
        codec.PreferredPayloadType,
        codec.ClockRate,
        codec.Channels,
        ToMedia(codec.Parameters),
        ToMedia(codec.RtcpFeedback));

    private static RtpHeaderExtensionCapability ToMedia(Wire.RtpHeaderExtensionCapability extension) => new(
        extension.Kind == "audio" ? MediaKind.Audio : MediaKind.Video,
        extension.Uri,
        extension.PreferredId,
        extension.Direction switch
        {
            "sendonly" => HeaderExtensionDirection.SendOnly,
            "recvonly" => HeaderExtensionDirection.RecvOnly,
            "inactive" => HeaderExtensionDirection.Inactive,
            _ => HeaderExtensionDirection.SendRecv,
        },
        extension.PreferredEncrypt);

    private static RtpCodecParameters ToMedia(Wire.RtpCodecParameters codec) => new(
        codec.MimeType, codec.PayloadType, codec.ClockRate, codec.Channels, ToMedia(codec.Parameters), ToMedia(codec.RtcpFeedback));

    private static RtpEncodingParameters ToMedia(Wire.RtpEncodingParameters encoding) => new(
        encoding.Ssrc, encoding.Rid, encoding.Rtx?.Ssrc, encoding.CodecPayloadType, encoding.Dtx, encoding.ScalabilityMode, encoding.MaxBitrate);

    private static Dictionary<string, FormatParameter> ToMedia(IReadOnlyDictionary<string, Wire.FormatParameter>? parameters) =>
        (parameters ?? new Dictionary<string, Wire.FormatParameter>()).ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Number is { } number ? new FormatParameter(number) : new FormatParameter(pair.Value.Text));

    private static RtcpFeedback[] ToMedia(IReadOnlyList<Wire.RtcpFeedback>? feedback) =>
        [.. (feedback ?? []).OfType<Wire.RtcpFeedback>().Select(item => new RtcpFeedback(item.Type ?? "", item.Parameter ?? ""))];

    private static Wire.RtpCodecCapability ToWire(RtpCodecCapability codec) => new(
        ToWire(codec.Kind),
        codec.MimeType,
        codec.PreferredPayloadType,
        codec.ClockRate,
        codec.Channels,
        ToWire(codec.Parameters),
        ToWire(codec.RtcpFeedback));

    private static Wire.RtpHeaderExtensionCapability ToWire(RtpHeaderExtensionCapability extension) => new(
        ToWire(extension.Kind),
        extension.Uri,
        extension.PreferredId,
        extension.PreferredEncrypt,
        extension.Direction switch
        {
            HeaderExtensionDirection.SendRecv => "sendrecv",
            HeaderExtensionDirection.SendOnly => "sendonly",
            HeaderExtensionDirection.RecvOnly => "recvonly",
            HeaderExtensionDirection.Inactive => "inactive",
            _ => throw new ArgumentOutOfRangeException(nameof(extension)),
        });

    private static Wire.RtpCodecParameters ToWire(RtpCodecParameters codec) => new(
        codec.MimeType, codec.PayloadType, codec.ClockRate, codec.Channels, ToWire(codec.Parameters), ToWire(codec.RtcpFeedback));

    private static Wire.RtpEncodingParameters ToWire(RtpEncodingParameters encoding) => new(
        encoding.Ssrc,
        encoding.Rid,
        encoding.RtxSsrc is { } rtx ? new Wire.RtxParameters(rtx) : null,
        encoding.CodecPayloadType,
        encoding.Dtx,
        encoding.ScalabilityMode,
        encoding.MaxBitrate);

    private static Dictionary<string, Wire.FormatParameter> ToWire(IReadOnlyDictionary<string, FormatParameter> parameters) =>
        parameters.ToDictionary(pair => pair.Key, pair => pair.Value.Number is { } number ? new Wire.FormatParameter(number) : new Wire.FormatParameter(pair.Value.Text));

    private static Wire.RtcpFeedback[] ToWire(IReadOnlyList<RtcpFeedback> feedback) => [.. feedback.Select(item => new Wire.RtcpFeedback(item.Type, item.Parameter))];
}
