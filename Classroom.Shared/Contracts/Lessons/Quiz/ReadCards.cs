namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>Paper cards of the sender's own room, read by its camera or its helper's. Of several readings of a seat the last counts.</summary>
/// <param name="Readings">At most <see cref="ContractLimits.MaxSeat"/>.</param>
public sealed record ReadCards(string QuestionId, IReadOnlyList<CardReading> Readings) : QuizCommand;
