using Classroom.Testing.Rooms;

namespace Classroom.Benchmarks.Bell;

/// <summary>A county of lecture rooms with receiving rooms, imported by a table; each room's device is paired.</summary>
/// <param name="Lessons">The tokens of each lesson's rooms, the lecture room first.</param>
internal sealed record BellCounty(IReadOnlyList<IReadOnlyList<string>> Lessons)
{
    /// <summary>Imports the rooms into a relay's demo county.</summary>
    public static async Task<BellCounty> ImportAsync(Uri relay, Administrator administrator, int lectures, int receivers)
    {
        var rows = Enumerable.Range(0, lectures).SelectMany(lecture => Enumerable.Range(0, receivers)
            .Select(receiver => $"{School(lecture, receiver)},{Receiver(lecture, receiver)},接收,,{Lecture(lecture)}")
            .Prepend($"铃声中学{lecture},{Lecture(lecture)},主讲,,"));
        var idsByName = (await administrator.ImportAsync(rows)).ToDictionary(room => room.Name, room => room.RoomId);
        var lessons = new List<IReadOnlyList<string>>();
        for (var lecture = 0; lecture < lectures; lecture++)
        {
            var tokens = new List<string>();
            foreach (var name in Enumerable.Range(0, receivers).Select(receiver => Receiver(lecture, receiver)).Prepend(Lecture(lecture)))
            {
                tokens.Add(await RoomSignIn.TokenAsync(relay, idsByName[name]));
            }

            lessons.Add(tokens);
        }

        return new BellCounty(lessons);
    }

    private static string Lecture(int lecture) => $"铃声主讲{lecture}";

    private static string Receiver(int lecture, int receiver) => $"铃声接收{lecture}-{receiver}";

    private static string School(int lecture, int receiver) => $"铃声小学{lecture}-{receiver}";
}
