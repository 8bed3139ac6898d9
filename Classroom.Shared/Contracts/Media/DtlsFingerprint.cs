using System.ComponentModel.DataAnnotations;

namespace Classroom.Shared.Contracts.Media;

/// <summary>Digest of a DTLS certificate.</summary>
/// <param name="Algorithm">"sha-256"; others are refused.</param>
/// <param name="Value">Upper case hexadecimal bytes joined by colons.</param>
public sealed record DtlsFingerprint([AllowedValues("sha-1", "sha-224", "sha-256", "sha-384", "sha-512")] string Algorithm, string Value);
