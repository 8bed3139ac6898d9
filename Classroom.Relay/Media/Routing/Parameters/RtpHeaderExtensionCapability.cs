namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>An RTP header extension (RFC 8285) an endpoint supports.</summary>
/// <param name="PreferredId">1 to 14: one-byte headers only.</param>
/// <param name="Direction">Seen from the endpoint that states it.</param>
public sealed record RtpHeaderExtensionCapability(
    MediaKind Kind,
    string Uri,
    int PreferredId,
    HeaderExtensionDirection Direction = HeaderExtensionDirection.SendRecv,
    bool PreferredEncrypt = false);
