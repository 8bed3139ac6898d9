namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>A receiving room's latest roll.</summary>
/// <param name="AtMs">Lesson time when it was called.</param>
/// <param name="Seats">By seat.</param>
public sealed record RoomAttendance(string RoomId, long AtMs, IReadOnlyList<SeatMark> Seats);
