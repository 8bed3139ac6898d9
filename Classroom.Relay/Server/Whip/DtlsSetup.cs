namespace Classroom.Relay.Whip;

/// <summary>Who begins the DTLS handshake, by the side that states it (RFC 4145 §4, RFC 5763 §5).</summary>
public enum DtlsSetup
{
    ActPass,
    Active,
    Passive,
}
