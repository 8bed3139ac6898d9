namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>What was written in the lesson.</summary>
public abstract record TalkEvent : LessonEventBody;
