namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>The called room goes back to its place, its microphone to what it was. For the lecture room and directors.</summary>
public sealed record EndCall : FloorCommand;
