using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Help;

namespace Classroom.Relay.Lessons.Help;

/// <summary>What a lesson keeps of its rooms' calls for help, and who may know of them. Pure.</summary>
internal static class HelpRules
{
    /// <summary>The county's tickets are the truth: what concerns a room of the lesson is taken, what follows on nothing changes nothing.</summary>
    public static LessonDecision Report(LessonState state, ReportHelp report)
    {
        if (state.Rooms.All(room => room.RoomId != report.What.RoomId))
        {
            return LessonDecision.Refuse(ErrorCode.NotFound, "The room is not part of this lesson.");
        }

        var open = state.Help.Open.FirstOrDefault(room => room.RoomId == report.What.RoomId);
        var news = report.What switch
        {
            HelpAsked asked => open?.TicketId != asked.TicketId,
            HelpTaken taken => open?.TicketId == taken.TicketId && open.Handler != taken.Handler,
            HelpClosed closed => open?.TicketId == closed.TicketId,
            _ => false,
        };
        return news ? LessonDecision.Accept(report.What) : LessonDecision.Accept();
    }

    /// <summary>Whether the listener may know that the room asked for help.</summary>
    public static bool Knows(LessonActor listener, string roomId) => listener.Conducts || listener.Receiving == roomId;

    /// <summary>What a listener may know of the calls for help.</summary>
    public static HelpState View(HelpState help, LessonActor listener) => new([.. help.Open.Where(room => Knows(listener, room.RoomId))]);
}
