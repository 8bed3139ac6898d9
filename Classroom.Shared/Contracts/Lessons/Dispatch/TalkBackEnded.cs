namespace Classroom.Shared.Contracts.Lessons.Dispatch;

/// <summary>The voice in the lecturer's ear has ended. Told to the lecture room and directors.</summary>
public sealed record TalkBackEnded : DispatchEvent;
