using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Lessons.Tests;

/// <summary>Commands of the director's desk, valid or not.</summary>
internal static class RandomProgramme
{
    private static readonly SceneLayout[] Layouts = Enum.GetValues<SceneLayout>();

    public static LessonCommand Command(Random random, string room) => random.Next(24) switch
    {
        0 => new TakeDesk(),
        1 => new AskForDesk(),
        2 => new GiveDesk($"d{random.Next(3)}"),
        3 => new LeaveDesk(),
        4 => new ArrivePerson(new LessonPerson(random.Next(2) == 0 ? "d" : "d2", "陈导播", PersonPart.Director, null)),
        5 => new DepartPerson("d"),
        6 or 7 => new SetProgrammeMode((ProgrammeMode)random.Next(4)),
        8 => new KeepPreset(random.Next(4), "师生对话", Scene(random)),
        9 => new DropPreset(random.Next(4)),
        10 => new ShowCrawl(random.Next(3) == 0 ? "" : "请看第三题"),
        11 => new ClearCrawl(),
        12 => new SetChannel(room, random.Next(-1, 102), random.Next(2) == 0, random.Next(3) == 0),
        13 => new MuteProgramme(random.Next(2) == 0),
        < 17 => new Take(random.Next(3) == 0 ? random.Next(1_200) : 0),
        < 19 => new DirectProgramme(),
        < 21 => new ReportSignal($"s{random.Next(4)}", random.Next(2) == 0),
        _ => new SetPreview(Scene(random)),
    };

    public static Scene Scene(Random random)
    {
        string[] rooms = ["a", "b", "c", "z"];
        SceneSlot[] slots = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Slot(random, rooms[random.Next(rooms.Length)]))];
        return new Scene(Layouts[random.Next(Layouts.Length)], slots, new SceneSound(random.Next(2) == 0, [rooms[random.Next(rooms.Length)]]), "");
    }

    private static SceneSlot Slot(Random random, string room)
    {
        var kind = (SlotKind)random.Next(4);
        return new SceneSlot(kind, kind == SlotKind.Camera ? room : null);
    }
}
