namespace Classroom.Shared.Contracts.Lessons.Dispatch;

/// <summary>调入: a receiving room more for this lesson; refused with <c>conflict</c> while it is in another one.</summary>
public sealed record BringRoom(string RoomId) : DispatchCommand;
