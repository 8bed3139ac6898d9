namespace Classroom.Shared.Contracts.Lessons.Dispatch;

/// <summary>Somebody of the information centre begins to speak to the lecturer. Told to the lecture room and directors.</summary>
public sealed record TalkBackBegun(TalkBack TalkBack) : DispatchEvent;
