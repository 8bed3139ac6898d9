namespace Classroom.Relay.Media.Ice;

/// <summary>State of a candidate pair (RFC 8445 §6.1.2.6). With one component and one stream nothing is ever frozen.</summary>
internal enum IceCheckState
{
    Waiting,
    InProgress,
    Succeeded,
    Failed,
}
