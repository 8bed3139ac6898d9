using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>The relay has drawn the codes of the lesson's rooms, once for all.</summary>
public sealed record GiveJoinCodes(IReadOnlyList<JoinCode> Codes) : LessonCommand;
