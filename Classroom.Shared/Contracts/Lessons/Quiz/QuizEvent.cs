namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>What happened about questions, for everybody in the lesson.</summary>
public abstract record QuizEvent : LessonEventBody;
