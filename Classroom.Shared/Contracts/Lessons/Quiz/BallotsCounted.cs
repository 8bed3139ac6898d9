namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>How many have answered by now. Told a few times a second while answers come, however many come, and always before <see cref="QuestionStopped"/>.</summary>
/// <param name="Rooms">The rooms in which something changed.</param>
public sealed record BallotsCounted(string QuestionId, IReadOnlyList<RoomCount> Rooms) : QuizEvent;
