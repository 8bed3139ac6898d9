namespace Classroom.Shared.Contracts.Lessons.Help;

/// <summary>求助. A room asked the information centre for help.</summary>
public sealed record HelpAsked(string RoomId, string TicketId) : HelpEvent(RoomId);
