using Classroom.Relay.Lessons.Dispatch;
using Classroom.Relay.Lessons.Help;
using Classroom.Relay.Lessons.Programme;
using Classroom.Relay.Lessons.Roll;
using Classroom.Relay.Lessons.Talk;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Dispatch;
using Classroom.Shared.Contracts.Lessons.Help;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Shared.Contracts.Lessons.Quiz;
using Classroom.Shared.Contracts.Lessons.Roll;
using Classroom.Shared.Contracts.Lessons.Talk;

namespace Classroom.Relay.Lessons;

/// <summary>
/// Who is told what. One log holds everything; a listener is told the events it may see, and for the others that something happened. Pure, by the
/// listener and the event alone. For every listener holds: the fold of what it is told is <see cref="View"/> of the state.
/// </summary>
public static class Audience
{
    /// <summary>Whether the listener may see what happened. What is not named here is for everybody in the lesson.</summary>
    public static bool Sees(LessonActor listener, LessonEventBody body) => body switch
    {
        NoteSent note => TalkRules.Reads(listener, note.RoomId),
        AttendanceSet set => RollRules.ReadsNames(listener, set.RoomId),
        PersonJoined joined => RollRules.Knows(listener, joined.Person),
        PersonLeft left => RollRules.Knows(listener, left.Person),
        HelpEvent help => HelpRules.Knows(listener, help.RoomId),
        DeskEvent => listener.Authority == LessonAuthority.Director,
        TalkBackBegun or TalkBackEnded => DispatchRules.KnowsTalkBack(listener),
        BallotEvent => false,
        _ => true,
    };

    /// <summary>The part of a state that the listener may see.</summary>
    public static LessonState View(LessonActor listener, LessonState state) => state with
    {
        Talk = TalkRules.View(state.Talk, listener),
        Help = HelpRules.View(state.Help, listener),
        Roll = RollRules.View(state.Roll, listener),
        Dispatch = DispatchRules.KnowsTalkBack(listener) ? state.Dispatch : DispatchState.Empty,
        Programme = ProgrammeRules.View(state.Programme, listener),
    };

    /// <summary>
    /// What to tell a listener that was told everything up to <paramref name="told"/>: the events it may see, those before each of them that it may
    /// not as one <see cref="Withheld"/>. Nothing when it may see none of them: they are made good before the next one that it may.
    /// </summary>
    /// <param name="events">In order, without a gap.</param>
    public static IReadOnlyList<LessonEvent> Tell(LessonActor listener, IReadOnlyList<LessonEvent> events, long told)
    {
        if (events.Count > 0 && events[0].Seq == told + 1 && events.All(next => Sees(listener, next.Body)))
        {
            return events;
        }

        var telling = new List<LessonEvent>(events.Count);
        foreach (var next in events.Where(next => Sees(listener, next.Body)))
        {
            if (next.Seq > told + 1)
            {
                telling.Add(new LessonEvent(next.LessonId, next.Seq - 1, next.TimeMs, LessonActor.Relay.Id, new Withheld(told + 1)));
            }

            telling.Add(next);
            told = next.Seq;
        }

        return telling;
    }
}
