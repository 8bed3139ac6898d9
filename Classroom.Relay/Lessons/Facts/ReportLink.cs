using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>How a room's link did since the last report. Only the relay reports it.</summary>
public sealed record ReportLink(string RoomId, LinkFigures Figures) : LessonCommand;
