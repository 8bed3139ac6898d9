namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Move a room's fader; heard at once.</summary>
/// <param name="Level">0 to 100.</param>
public sealed record SetChannel(string RoomId, int Level, bool Muted, bool Solo) : ProgrammeCommand;
