using System.ComponentModel.DataAnnotations;

namespace Classroom.Shared.Contracts.Media;

/// <summary>A peer's DTLS role and certificate fingerprints (RFC 8122).</summary>
/// <param name="Role">"auto", "client" or "server".</param>
public sealed record DtlsParameters([AllowedValues("auto", "client", "server")] string Role, IReadOnlyList<DtlsFingerprint> Fingerprints);
