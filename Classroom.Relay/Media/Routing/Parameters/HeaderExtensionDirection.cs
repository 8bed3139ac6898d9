namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>Which way a header extension is used.</summary>
public enum HeaderExtensionDirection
{
    SendRecv,
    SendOnly,
    RecvOnly,
    Inactive,
}
