namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>
/// What was answered, and what would have been right. It is in the log and nowhere else: no listener is ever told it, conducting or not, so that no screen
/// can show an answer before 揭晓 and no pupil's answer after it. Everybody is told how many have answered (<see cref="BallotsCounted"/>) and, when the
/// question is revealed, the bars (<see cref="QuestionRevealed"/>). It changes nothing in <see cref="QuizState"/>.
/// </summary>
public abstract record BallotEvent : LessonEventBody;
