namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>A hand that is up.</summary>
/// <param name="RaisedAtMs">Lesson time.</param>
public sealed record Hand(string RoomId, int? Seat, long RaisedAtMs);
