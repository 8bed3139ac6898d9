namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>开始. Only while no question is open; an earlier one that was stopped makes way. For the lecture room and directors.</summary>
/// <param name="Right">The right answer, or null when there is none. Nobody is told it before <see cref="RevealQuestion"/>.</param>
/// <param name="Cards">Rooms read paper cards with their cameras. Only for one choice of at most four.</param>
public sealed record AskQuestion(Question Question, Answer? Right = null, bool Cards = false) : QuizCommand;
