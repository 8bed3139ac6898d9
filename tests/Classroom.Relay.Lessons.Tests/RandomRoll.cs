using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Help;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Lessons.Tests;

/// <summary>Commands about the roll and help, valid or not.</summary>
internal static class RandomRoll
{
    public static LessonCommand Command(Random random, string room)
    {
        var person = $"p{random.Next(3)}";
        var part = (PersonPart)random.Next(3);
        return random.Next(6) switch
        {
            0 => new ArrivePerson(new LessonPerson(person, "王老师", part, part == PersonPart.Helper ? room : null)),
            1 => new DepartPerson(person),
            2 => new ReportLink(room, new LinkFigures((LinkGrade)random.Next(3), random.Next(100), random.Next(2) == 0 ? null : 40, 600, 1800)),
            3 => new ReportHelp(random.Next(3) switch
            {
                0 => new HelpAsked(room, $"t{random.Next(2)}"),
                1 => new HelpTaken(room, $"t{random.Next(2)}", "陈导播"),
                _ => new HelpClosed(room, $"t{random.Next(2)}"),
            }),
            _ => new SetAttendance([.. Enumerable.Range(random.Next(2), random.Next(4)).Select(seat => new SeatMark(seat, "马小燕", (Attendance)random.Next(3)))]),
        };
    }
}
