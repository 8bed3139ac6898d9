using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>A room has spoken for so long since the last report.</summary>
public sealed record ReportSpeech(string RoomId, int DurationMs) : LessonCommand;
