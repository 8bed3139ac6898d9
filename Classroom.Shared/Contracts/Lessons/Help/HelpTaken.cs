namespace Classroom.Shared.Contracts.Lessons.Help;

/// <summary>处理中. Somebody sees to it.</summary>
/// <param name="Handler">The person's name.</param>
public sealed record HelpTaken(string RoomId, string TicketId, string Handler) : HelpEvent(RoomId);
