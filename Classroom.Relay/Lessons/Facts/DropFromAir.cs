using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>The programme cannot carry what stands in its main place. Only the relay reports it.</summary>
public sealed record DropFromAir(SceneSlot Source) : LessonCommand;
