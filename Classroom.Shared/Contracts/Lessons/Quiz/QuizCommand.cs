namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>Commands about questions: to ask them and to answer them.</summary>
public abstract record QuizCommand : LessonCommand;
