namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>点名. A helper's roll of its room; it takes the place of an earlier one.</summary>
/// <param name="Seats">Every seat that belongs to the class, each once.</param>
public sealed record SetAttendance(IReadOnlyList<SeatMark> Seats) : RollCommand;
