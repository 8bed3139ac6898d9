using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Help;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>What became of a call for help of one of the lesson's rooms. Only the relay reports it.</summary>
public sealed record ReportHelp(HelpEvent What) : LessonCommand;
