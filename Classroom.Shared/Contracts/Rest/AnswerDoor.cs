namespace Classroom.Shared.Contracts.Rest;

/// <summary>Where pupils' devices go.</summary>
/// <param name="Address">The page as a phone in the school's network opens it; a QR code on a room's screen adds "?code=" and six digits.</param>
public sealed record AnswerDoor(string Address);
