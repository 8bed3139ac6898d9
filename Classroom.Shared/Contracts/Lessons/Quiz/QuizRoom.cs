namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>A room's part in the quiz.</summary>
/// <param name="Code">What its pupils type.</param>
/// <param name="ClassSize">Pupils on its class list when the lesson began; 0 where there is none.</param>
/// <param name="Devices">Seats that answer by a device of their own, rising.</param>
/// <param name="Seats">Seats that have answered the question on the screens, rising.</param>
/// <param name="Hands">Hands counted for it, or null.</param>
/// <param name="Together">Whether the class has answered it as one.</param>
public sealed record QuizRoom(string RoomId, string Code, int ClassSize, IReadOnlyList<SeatDevice> Devices, IReadOnlyList<int> Seats, int? Hands, bool Together);
