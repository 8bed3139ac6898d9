namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>The lesson's rooms have their codes, once for all. The first of the quiz's events.</summary>
public sealed record JoinCodesGiven(IReadOnlyList<JoinCode> Codes) : QuizEvent;
