namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>The question on the screens, if there is one, and who can answer and has.</summary>
/// <param name="Asked">How many questions were asked so far.</param>
/// <param name="Rooms">As in <see cref="LessonState.Rooms"/>; none before <see cref="JoinCodesGiven"/> and after the lesson.</param>
public sealed record QuizState(int Asked, AskedQuestion? Question, IReadOnlyList<QuizRoom> Rooms)
{
    /// <summary>Before the lesson.</summary>
    public static QuizState Empty { get; } = new(0, null, []);
}
