namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>A question in writing to the teacher, from a receiving room or a helper in it; the room is the sender's own.</summary>
/// <param name="Text">1 to <see cref="ContractLimits.MaxTalkLength"/> characters.</param>
/// <param name="Seat">Whose question it is: 1 to <see cref="ContractLimits.MaxSeat"/>, or null for the room as a whole.</param>
public sealed record WriteQuestion(string Text, int? Seat = null) : TalkCommand;
