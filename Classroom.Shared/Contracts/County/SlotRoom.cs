using Classroom.Shared.Contracts.Lessons.Floor;

namespace Classroom.Shared.Contracts.County;

/// <summary>A receiving room of a lesson of the current slot.</summary>
/// <param name="Microphone">Null while the lesson has not begun.</param>
public sealed record SlotRoom(string RoomId, Microphone? Microphone);
