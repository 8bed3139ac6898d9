namespace Classroom.Relay.Media.Ice;

/// <summary>Error codes this agent sends (RFC 8489 §14.8, RFC 8445 §7.3.1.1).</summary>
public enum StunErrorCode
{
    None = 0,
    UnknownAttribute = 420,
    RoleConflict = 487,
}
