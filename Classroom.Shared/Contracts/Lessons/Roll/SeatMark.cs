namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>One line of a roll.</summary>
/// <param name="Seat">1 to <see cref="ContractLimits.MaxSeat"/>.</param>
/// <param name="Name">Whose seat it is, as the class list says; at most <see cref="ContractLimits.MaxPupilName"/> characters, empty where there is no list.</param>
public sealed record SeatMark(int Seat, string Name, Attendance Attendance);
