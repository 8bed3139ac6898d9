namespace Classroom.Shared.Contracts.Media;

/// <summary>Digest of a DTLS certificate.</summary>
/// <param name="Algorithm">"sha-256"; others are refused.</param>
/// <param name="Value">Upper case hexadecimal bytes joined by colons.</param>
public sealed record DtlsFingerprint(string Algorithm, string Value);
