namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>Take every hand down. For the lecture room and directors.</summary>
public sealed record LowerHands : FloorCommand;
