namespace Classroom.Shared.Contracts.Hub;

/// <summary>First call on a connection.</summary>
/// <param name="InstanceId">Made once per page load. Of two devices of one room the later wins, unless both show the same instance (a reconnect).</param>
public sealed record EnterRequest(string InstanceId);
