namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>A receiving room's roll was called. It holds children's names: told to the lecture room, to directors and to the room's own helpers.</summary>
/// <param name="Seats">By seat.</param>
public sealed record AttendanceSet(string RoomId, IReadOnlyList<SeatMark> Seats) : RollEvent;
