namespace Classroom.Shared.Contracts.Lessons.Help;

/// <summary>A room's open call for help.</summary>
/// <param name="Handler">Who sees to it; null while nobody does.</param>
/// <param name="AtMs">Lesson time when it asked.</param>
public sealed record RoomHelp(string RoomId, string TicketId, string? Handler, long AtMs);
