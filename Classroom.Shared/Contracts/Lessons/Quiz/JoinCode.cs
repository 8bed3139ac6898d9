namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>What pupils of a room type, or read as a QR code, to answer from their own devices.</summary>
/// <param name="Code">Six digits; of all live lessons of the county only this room's.</param>
/// <param name="ClassSize">Pupils on the room's class list; 0 where there is none.</param>
public sealed record JoinCode(string RoomId, string Code, int ClassSize);
