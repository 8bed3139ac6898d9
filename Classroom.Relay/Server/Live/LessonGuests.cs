using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Live;

/// <summary>Guests and the lesson each follows. Used under the board's lock.</summary>
internal sealed class LessonGuests
{
    private readonly Dictionary<ILessonGuest, LiveLesson?> _followed = [];

    /// <summary>The guest follows this lesson, if there is one.</summary>
    public void Attend(ILessonGuest guest, LiveLesson? lesson)
    {
        _followed[guest] = null;
        Follow(guest, lesson);
    }

    /// <summary>The guest follows nothing any more.</summary>
    public void Leave(ILessonGuest guest)
    {
        Follow(guest, null);
        _followed.Remove(guest);
    }

    /// <summary>The room's guests follow this lesson from here on, or none.</summary>
    public void Move(string roomId, LiveLesson? lesson)
    {
        foreach (var guest in _followed.Keys.Where(guest => guest.RoomId == roomId).ToArray())
        {
            Follow(guest, lesson);
        }
    }

    /// <summary>A phone that comes back has arrived before its earlier connection departs.</summary>
    private bool IsStillIn(LiveLesson lesson, LessonPerson person) => _followed.Any(other => other.Value == lesson && other.Key.Person.PersonId == person.PersonId);

    private void Follow(ILessonGuest guest, LiveLesson? lesson)
    {
        if (!_followed.TryGetValue(guest, out var before) || before == lesson)
        {
            return;
        }

        _followed[guest] = lesson;
        if (before is not null)
        {
            before.Unsubscribe(guest.Outbox);
            if (!IsStillIn(before, guest.Person))
            {
                before.Report(new DepartPerson(guest.Person.PersonId));
            }
        }

        if (lesson is not null)
        {
            lesson.Report(new ArrivePerson(guest.Person));
            lesson.Subscribe(guest.Outbox, guest.ActorIn(lesson), guest.At);
        }
    }
}
