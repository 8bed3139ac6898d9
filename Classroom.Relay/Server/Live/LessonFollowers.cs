using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Live;

/// <summary>
/// Directors and the lessons that each of their pages follows. A person is in a lesson's roll while any page of theirs follows it. Thread-safe; its
/// lock is taken before a lesson's, and never together with the board's.
/// </summary>
public sealed class LessonFollowers
{
    /// <summary>Lessons that one page follows at once.</summary>
    public const int MostLessons = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<LessonFollower, HashSet<LiveLesson>> _followed = [];

    /// <summary>The follower is told the lesson's state, or what came since <paramref name="at"/>, and every event from then on.</summary>
    /// <returns>False when it follows as many lessons as it may.</returns>
    internal bool Follow(LessonFollower follower, LiveLesson lesson, LessonPosition? at)
    {
        lock (_gate)
        {
            if (!_followed.TryGetValue(follower, out var lessons))
            {
                _followed[follower] = lessons = [];
            }

            lessons.RemoveWhere(other => other.State.Ended);
            if (!lessons.Contains(lesson))
            {
                if (lessons.Count >= MostLessons)
                {
                    return false;
                }

                lessons.Add(lesson);
                lesson.Report(new ArrivePerson(follower.Person));
            }

            lesson.Subscribe(follower.Outbox, follower.Actor, at);
            return true;
        }
    }

    /// <summary>The follower follows that lesson no more.</summary>
    internal void Unfollow(LessonFollower follower, string? lessonId)
    {
        lock (_gate)
        {
            foreach (var lesson in _followed.GetValueOrDefault(follower)?.Where(lesson => lesson.LessonId == lessonId).ToArray() ?? [])
            {
                _followed[follower].Remove(lesson);
                Part(follower, lesson);
            }
        }
    }

    /// <summary>A connection takes the place of the one it resumes: whoever it is stays in the lessons, and is told of each once it follows it anew.</summary>
    internal void Inherit(LessonFollower earlier, LessonFollower follower)
    {
        lock (_gate)
        {
            if (_followed.Remove(earlier, out var lessons))
            {
                _followed[follower] = lessons;
                foreach (var lesson in lessons)
                {
                    lesson.Unsubscribe(earlier.Outbox);
                }
            }
        }
    }

    /// <summary>The follower is gone.</summary>
    internal void Leave(LessonFollower follower)
    {
        lock (_gate)
        {
            if (_followed.Remove(follower, out var lessons))
            {
                foreach (var lesson in lessons)
                {
                    Part(follower, lesson);
                }
            }
        }
    }

    private void Part(LessonFollower follower, LiveLesson lesson)
    {
        lesson.Unsubscribe(follower.Outbox);
        if (!_followed.Any(other => other.Key.Person.PersonId == follower.Person.PersonId && other.Value.Contains(lesson)))
        {
            lesson.Report(new DepartPerson(follower.Person.PersonId));
        }
    }
}
