using Bogus;
using Classroom.Relay.County.Entities;
using Classroom.Shared.Contracts.County;

namespace Classroom.Relay.County.Demo;

/// <summary>
/// A made-up county in the valley of a made-up canal: town schools with lecture rooms, village schools with receiving rooms.
/// Names and pairings come from one fixed seed, so that every demo, picture and test sees the same county.
/// </summary>
public static class DemoCounty
{
    /// <summary>Name of the county.</summary>
    public const string Name = "青渠县";

    /// <summary>The lead school of the 学区, whose first lecture room opens every demo.</summary>
    public const string LeadSchool = "第五中学";

    private const int Seed = 20260901;
    private const int ClassSeed = 20260903;
    private const int ReceivingRooms = 12;
    private const int ReceiversPerLectureRoom = 2;
    private const int ClassSize = 30;

    /// <summary>Schools of the 学区, the lead school first, and how many lecture rooms each has.</summary>
    private static readonly (string School, int Rooms)[] DistrictSchools = [(LeadSchool, 3), ("第四中学", 2), ("第七中学", 2), ("铝业学校", 2), ("回民中学", 2)];

    /// <summary>Town schools outside the 学区, with one lecture room each.</summary>
    private static readonly string[] OtherTownSchools = ["第一小学", "第三小学", "实验小学", "职业中学"];

    private static readonly string[] VillageFirsts = ["沙", "柳", "石", "清", "马", "黄", "高", "白", "新", "双", "红", "杨", "金", "枣"];
    private static readonly string[] VillageSeconds = ["湖", "滩", "桥", "渠", "家庄", "泉", "寨", "树湾", "井子", "坝"];
    private static readonly string[] SchoolEndings = ["小学", "小学", "小学", "中心小学", "完全小学", "教学点"];

    /// <summary>A fresh graph of the whole county, ready to be added to an empty database.</summary>
    public static IReadOnlyList<School> BuildSchools()
    {
        var faker = new Faker("zh_CN") { Random = new Randomizer(Seed) };
        var district = new District { Name = $"{LeadSchool}学区" };
        List<School> schools = [];
        List<Room> lecture = [];
        foreach (var (name, rooms) in DistrictSchools.Concat(OtherTownSchools.Select(name => (name, 1))))
        {
            var school = new School { Name = name, District = Array.Exists(DistrictSchools, entry => entry.School == name) ? district : null };
            for (var number = 1; number <= rooms; number++)
            {
                lecture.Add(AddRoom(school, RoomKind.Lecture, lecture.Count + 1, $"{name}-主讲{number}"));
            }

            schools.Add(school);
        }

        List<Room> receiving = [];
        foreach (var name in VillageSchoolNames(faker))
        {
            var school = new School { Name = name };
            receiving.Add(AddRoom(school, RoomKind.Receiving, receiving.Count + 1, $"{name}-接收1"));
            schools.Add(school);
        }

        Pair(lecture, receiving);
        FillClasses(receiving);
        return schools;
    }

    private static Room AddRoom(School school, RoomKind kind, int number, string name)
    {
        // Lecture rooms stand before receiving rooms on the wall.
        var lecture = kind is RoomKind.Lecture;
        var room = new Room
        {
            Id = $"{(lecture ? "lecture" : "receiving")}-{number:D2}",
            Name = name,
            School = school,
            Kind = kind,
            Position = (lecture ? 100 : 200) + number,
        };
        school.Rooms.Add(room);
        return room;
    }

    private static List<string> VillageSchoolNames(Faker faker)
    {
        var firsts = faker.Random.Shuffle(VillageFirsts).ToArray();
        return [.. firsts.Take(ReceivingRooms).Select(first => first + faker.PickRandom(VillageSeconds) + faker.PickRandom(SchoolEndings))];
    }

    /// <summary>By a seed of their own, so that what stands above stays as it is when classes change.</summary>
    private static void FillClasses(List<Room> receiving)
    {
        var faker = new Faker("zh_CN") { Random = new Randomizer(ClassSeed) };
        foreach (var room in receiving)
        {
            room.Pupils.AddRange(Enumerable.Range(1, ClassSize).Select(seat => new Pupil { RoomId = room.Id, Seat = seat, Name = faker.Name.LastName() + faker.Name.FirstName() }));
        }
    }

    /// <summary>The first lecture room teaches the first two village schools, the next one the next two, until every village school has its master teacher.</summary>
    private static void Pair(List<Room> lecture, List<Room> receiving)
    {
        for (var index = 0; index < receiving.Count; index++)
        {
            var teacher = lecture[index / ReceiversPerLectureRoom];
            teacher.Receivers.Add(new RoomPairing { LectureRoomId = teacher.Id, ReceivingRoomId = receiving[index].Id });
        }
    }
}
