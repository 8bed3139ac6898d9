using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Lessons.Programme;

/// <summary>Who holds a lesson: one director, who can be asked for it, and whose empty chair can be taken. Pure.</summary>
internal static class DeskRules
{
    /// <summary>Directors that wait for one desk; a county has two or three.</summary>
    private const int MostAsking = 8;

    /// <summary>Whether the actor may work the desk; else why not.</summary>
    public static LessonRefusal? Refuses(ProgrammeState programme, LessonActor actor) => programme.Desk switch
    {
        { } desk when desk.PersonId == actor.Id => null,
        null => new LessonRefusal(ErrorCode.DeskFree, "Nobody holds this lesson; take the desk first."),
        _ => new LessonRefusal(ErrorCode.DeskHeld, "Another director holds this lesson."),
    };

    /// <summary>Takes a desk that is free, or whose holder is not there.</summary>
    public static LessonDecision Take(LessonState state, LessonActor actor)
    {
        if (Find(state, actor.Id) is not { } director)
        {
            return LessonDecision.Refuse(ErrorCode.Conflict, "Follow the lesson before you take it.");
        }

        return state.Programme.Desk switch
        {
            { } desk when desk.PersonId == actor.Id => LessonDecision.Accept(),
            { } desk when Find(state, desk.PersonId) is not null => LessonDecision.Refuse(ErrorCode.DeskHeld, "Another director holds this lesson."),
            _ => LessonDecision.Accept(new DeskTaken(actor.Id, director.Name)),
        };
    }

    /// <summary>Asks the holder for the desk; one that is free is taken at once.</summary>
    public static LessonDecision Ask(LessonState state, LessonActor actor)
    {
        if (state.Programme.Desk is not { } desk || desk.PersonId == actor.Id || Find(state, desk.PersonId) is null || Find(state, actor.Id) is not { } director)
        {
            return Take(state, actor);
        }

        if (state.Programme.Asking.Any(other => other.PersonId == actor.Id))
        {
            return LessonDecision.Accept();
        }

        return state.Programme.Asking.Count < MostAsking
            ? LessonDecision.Accept(new DeskAsked(actor.Id, director.Name))
            : LessonDecision.Refuse(ErrorCode.TooMany, "Too many ask for this desk already.");
    }

    /// <summary>The holder hands the desk over.</summary>
    public static LessonDecision Give(LessonState state, LessonActor actor, GiveDesk give) => Find(state, give.PersonId) switch
    {
        null => LessonDecision.Refuse(ErrorCode.NotFound, "There is no such director in this lesson."),
        var director when director.PersonId == actor.Id => LessonDecision.Accept(),
        var director => LessonDecision.Accept(new DeskTaken(director.PersonId, director.Name)),
    };

    /// <summary>The holder leaves; of a programme by hand nobody would be left to change it.</summary>
    public static LessonDecision Leave(ProgrammeState programme) => programme.Mode == ProgrammeMode.Manual
        ? LessonDecision.Accept(new ProgrammeModeSet(ProgrammeMode.Teacher), new DeskLeft())
        : LessonDecision.Accept(new DeskLeft());

    /// <summary>Whether somebody is at the desk.</summary>
    public static bool IsAttended(LessonState state) => state.Programme.Desk is { } desk && Find(state, desk.PersonId) is not null;

    private static LessonPerson? Find(LessonState state, string personId) => state.Roll.People.FirstOrDefault(person => person.PersonId == personId && person.Part == PersonPart.Director);
}
