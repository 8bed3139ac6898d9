using System.ComponentModel.DataAnnotations;

namespace Classroom.Shared.Contracts.Media;

/// <summary>An RTP header extension (RFC 8285) an endpoint supports.</summary>
/// <param name="Direction">"sendrecv", "sendonly", "recvonly" or "inactive".</param>
public sealed record RtpHeaderExtensionCapability(
    [AllowedValues("audio", "video")] string Kind,
    string Uri,
    int PreferredId,
    bool PreferredEncrypt,
    [AllowedValues("sendrecv", "sendonly", "recvonly", "inactive")] string Direction);
