namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>The identifier a track uses for a header extension (RFC 8285).</summary>
/// <param name="Id">1 to 14 for one-byte headers.</param>
public sealed record RtpHeaderExtensionParameters(string Uri, int Id, bool Encrypt = false);
