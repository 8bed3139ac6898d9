using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Dispatch;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>A director's voice for the lecturer has arrived.</summary>
public sealed record OpenTalkBack(TalkBack TalkBack) : LessonCommand;
