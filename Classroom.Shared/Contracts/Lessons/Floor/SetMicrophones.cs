namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>全体静音, or all open again. For the lecture room and directors.</summary>
public sealed record SetMicrophones(bool Open) : FloorCommand;
