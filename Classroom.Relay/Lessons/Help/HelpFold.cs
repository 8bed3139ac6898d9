using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Help;

namespace Classroom.Relay.Lessons.Help;

/// <summary>The rooms that wait for help.</summary>
internal static class HelpFold
{
    /// <summary>The calls for help after one more event of the lesson; the same when the event does not concern them.</summary>
    public static HelpState Apply(HelpState help, LessonEvent next) => next.Body switch
    {
        HelpAsked asked => new HelpState([.. Others(help, asked), new RoomHelp(asked.RoomId, asked.TicketId, null, next.TimeMs)]),
        HelpTaken taken => new HelpState([.. help.Open.Select(room => room.TicketId == taken.TicketId ? room with { Handler = taken.Handler } : room)]),
        HelpClosed closed => new HelpState([.. Others(help, closed)]),
        _ => help,
    };

    private static IEnumerable<RoomHelp> Others(HelpState help, HelpEvent body) => help.Open.Where(room => room.RoomId != body.RoomId);
}
