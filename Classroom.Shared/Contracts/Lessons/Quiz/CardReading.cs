namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>A paper card as a camera read it.</summary>
/// <param name="Seat">1 to <see cref="ContractLimits.MaxSeat"/>.</param>
/// <param name="Choice">The option, from 0; for 判断 A is 对 and B is 错.</param>
public sealed record CardReading(int Seat, int Choice);
