namespace Classroom.Shared.Contracts.Lessons.Dispatch;

/// <summary>对讲: somebody of the information centre speaks into the lecturer's ear.</summary>
/// <param name="Name">Who speaks, to show.</param>
/// <param name="SourceId">The voice. The lecture room may receive it, and nobody else.</param>
/// <param name="RouterId">Where it is received.</param>
public sealed record TalkBack(string Name, string SourceId, string RouterId);
