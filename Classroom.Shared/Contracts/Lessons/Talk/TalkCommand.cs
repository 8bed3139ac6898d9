namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>Commands about written questions, reactions and what the two teachers tell each other.</summary>
public abstract record TalkCommand : LessonCommand;
