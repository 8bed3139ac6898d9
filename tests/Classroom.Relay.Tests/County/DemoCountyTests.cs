using Classroom.Relay.County.Database;
using Classroom.Relay.County.Demo;
using Classroom.Relay.Tests.Accounts;
using Classroom.Shared.Contracts.County;

namespace Classroom.Relay.Tests.County;

public sealed class DemoCountyTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Directory_OfTheDemoCounty_HoldsItsRoomsInWallOrder(DatabaseProvider database)
    {
        await using var relay = await TestRelay.StartAsync(database: database);

        var rooms = relay.Rooms.Rooms;

        Assert.Equal("青渠县", relay.Rooms.CountyName);
        Assert.Equal(15, rooms.Count(room => room.Identity.Kind is RoomKind.Lecture));
        Assert.Equal(12, rooms.Count(room => room.Identity.Kind is RoomKind.Receiving));
        Assert.Equal("第五中学-主讲1", rooms[0].Identity.Name);
        Assert.Equal(["receiving-01", "receiving-02"], rooms[0].ReceiverIds);
        Assert.All(rooms.TakeLast(12), room => Assert.Equal(RoomKind.Receiving, room.Identity.Kind));
        Assert.Equal(27, rooms.Select(room => room.Identity.Name).Distinct().Count());
        Assert.Same(rooms[3], relay.Rooms.Find(rooms[3].Identity.RoomId));
        Assert.Same(rooms[3], relay.Rooms.FindByName(rooms[3].Identity.Name));
        Assert.Null(relay.Rooms.Find("nowhere"));
    }

    [Fact]
    public async Task District_OfTheDemoCounty_IsTheLeadSchoolAndFourOthers()
    {
        await using var relay = await TestRelay.StartAsync();

        var schools = relay.Rooms.Rooms.Where(room => room.District.Length > 0).Select(room => room.Identity.School).Distinct();

        Assert.Equal(["第五中学", "第四中学", "第七中学", "铝业学校", "回民中学"], schools);
    }

    [Fact]
    public void Schools_BuiltTwice_AreTheSame()
        => Assert.Equal(DemoCounty.BuildSchools().Select(school => school.Name), DemoCounty.BuildSchools().Select(school => school.Name));

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Directory_AfterARestart_IsTheSame(DatabaseProvider database)
    {
        using var folder = new TemporaryFolder();
        string[] before;
        await using (var first = await TestRelay.StartAsync(folder: folder.Path, database: database))
        {
            before = [.. first.Rooms.Rooms.Select(room => room.Identity.ToString())];
        }

        await using var second = await TestRelay.StartAsync(folder: folder.Path, database: database);

        Assert.Equal(before, second.Rooms.Rooms.Select(room => room.Identity.ToString()));
    }
}
