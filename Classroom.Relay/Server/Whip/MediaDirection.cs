namespace Classroom.Relay.Whip;

/// <summary>Which way a section's media goes, seen from the side that states it (RFC 8866 §6.7).</summary>
public enum MediaDirection
{
    SendRecv,
    SendOnly,
    RecvOnly,
    Inactive,
}
