using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>Whether anything arrives of a picture whose source has not ended. Only the relay reports it.</summary>
public sealed record ReportSignal(string SourceId, bool Arrives) : LessonCommand;
