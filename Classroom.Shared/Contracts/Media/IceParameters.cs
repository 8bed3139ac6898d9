namespace Classroom.Shared.Contracts.Media;

/// <summary>The relay's ICE credentials for one transport (RFC 8445 §5.3). The relay is always ICE-lite.</summary>
public sealed record IceParameters(string UsernameFragment, string Password, bool IceLite);
