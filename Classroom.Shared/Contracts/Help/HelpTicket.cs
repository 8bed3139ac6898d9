namespace Classroom.Shared.Contracts.Help;

/// <summary>
/// A room asked the information centre for help. Answer of POST /api/help (a receiving room's device or its helper; the open ticket, if it has one already),
/// of POST /api/help/{ticketId}/take and /close (directors and administrators; a room may close its own). 404 for no such open ticket.
/// </summary>
/// <param name="RoomName">The room's name when it asked.</param>
/// <param name="LessonId">The lesson it was in, or null.</param>
/// <param name="AskedBy">The helper's name; the room's name when its own key was pressed.</param>
/// <param name="Handler">Who took it, then who closed it; null while nobody has.</param>
/// <param name="Link">The room's link in the five minutes before it asked, oldest first; empty for a room that had no media.</param>
public sealed record HelpTicket(
    string TicketId,
    string RoomId,
    string RoomName,
    string School,
    string? LessonId,
    string AskedBy,
    DateTimeOffset AskedAt,
    HelpStage Stage,
    string? Handler,
    IReadOnlyList<LinkPoint> Link);
