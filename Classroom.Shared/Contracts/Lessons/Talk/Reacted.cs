namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>A room reacted; it takes the place of what the room said before.</summary>
public sealed record Reacted(string RoomId, Reaction Reaction) : TalkEvent;
