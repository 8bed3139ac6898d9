using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>Time to tell how many have answered.</summary>
public sealed record CountBallots : LessonCommand;
