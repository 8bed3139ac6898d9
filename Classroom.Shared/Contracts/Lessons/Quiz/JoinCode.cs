namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>What pupils of a room type, or read as a QR code, to answer from their own devices.</summary>
/// <param name="Code">Six digits; of all live lessons of the county only this room's.</param>
public sealed record JoinCode(string RoomId, string Code);
