namespace Classroom.Shared.Contracts.Hub;

/// <summary>First call on a connection.</summary>
/// <param name="InstanceId">Made once per page load, 8 to 64 characters. A connection of the same instance within 10 s of losing the earlier one resumes it; of two instances of one room the later wins.</param>
/// <param name="At">The lesson the client still holds: when the relay can, it sends the events since as <see cref="IRelayClient.LessonEvents"/> (perhaps none) in place of the whole state.</param>
public sealed record EnterRequest(string InstanceId, LessonPosition? At = null);
