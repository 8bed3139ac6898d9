namespace Classroom.Shared.Contracts.Lessons.Help;

/// <summary>The room needs no help any more.</summary>
public sealed record HelpClosed(string RoomId, string TicketId) : HelpEvent(RoomId);
