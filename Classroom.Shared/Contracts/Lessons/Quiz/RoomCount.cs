namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>What came from a room since it was last counted.</summary>
/// <param name="Seats">Seats that have answered now and had not then, rising.</param>
/// <param name="Hands">Hands counted in all, or null when none are.</param>
/// <param name="Together">Whether the class has answered as one.</param>
public sealed record RoomCount(string RoomId, IReadOnlyList<int> Seats, int? Hands, bool Together);
