using System.Globalization;
using System.Security.Cryptography;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Live;

/// <summary>The six digits that lead a pupil's device to its room: unlike those of all other live lessons, and good while the lesson lasts.</summary>
internal static class JoinCodes
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    private const int Count = 1_000_000;

    /// <summary>A code for each room that none of the lessons uses.</summary>
    public static IReadOnlyList<JoinCode> Draw(IReadOnlyList<LessonRoom> rooms, Func<string, int> classSize, IEnumerable<LiveLesson> lessons)
    {
        var used = lessons.SelectMany(lesson => lesson.State.Quiz.Rooms).Select(room => room.Code).ToHashSet();
        var codes = new List<JoinCode>(rooms.Count);
        foreach (var room in rooms)
        {
            string code;
            do
            {
                code = RandomNumberGenerator.GetInt32(Count).ToString($"D{Digits}", CultureInfo.InvariantCulture);
            }
            while (!used.Add(code));

            codes.Add(new JoinCode(room.RoomId, code, classSize(room.RoomId)));
        }

        return codes;
    }
}
