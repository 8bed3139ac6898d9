using System.Net;
using System.Net.Http.Json;
using Classroom.Relay.County.Database;
using Classroom.Relay.Tests.Accounts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Tests.County;

public abstract class RoomBookTests(DatabaseProvider database) : OfficeTests(database)
{
    public sealed class OnSqlite() : RoomBookTests(DatabaseProvider.Sqlite);

    public sealed class OnPostgreSql() : RoomBookTests(DatabaseProvider.PostgreSql);

    private const string Lecture = "lecture-01";
    private const string Receiving = "receiving-01";

    private static readonly NewRoom Fresh = new("清泉小学-接收1", "清泉小学", null, RoomKind.Receiving);

    [Theory]
    [InlineData("GET", "/api/rooms", null)]
    [InlineData("POST", "/api/rooms", """{"name":"甲","school":"乙","district":null,"kind":"lecture"}""")]
    [InlineData("POST", "/api/rooms/import", """{"csv":""}""")]
    [InlineData("PUT", "/api/rooms/lecture-01", """{"name":"甲","school":"乙","district":null}""")]
    [InlineData("DELETE", "/api/rooms/lecture-01", null)]
    [InlineData("PUT", "/api/rooms/lecture-01/receivers", """{"roomIds":[]}""")]
    [InlineData("PUT", "/api/county", """{"name":"甲"}""")]
    public async Task Route_ForAnyoneButAnAdministrator_IsRefused(string method, string path, string? body)
    {
        foreach (var role in new[] { Role.Director, Role.Teacher, Role.Observer })
        {
            using var person = await Relay.SignedInAsync(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(person)).StatusCode);
        }

        using var stranger = Relay.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(stranger)).StatusCode);
        Assert.True((await AskAsync(Administrator)).IsSuccessStatusCode);

        Task<HttpResponseMessage> AskAsync(HttpClient caller) => caller.SendAsync(new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        });
    }

    [Fact]
    public async Task List_Always_ShowsPairingsDevicesAndOpenCodes()
    {
        await Administrator.PostAsJsonAsync("/api/demo/pair", new DemoPairRequest(Lecture));
        var offer = await Administrator.PostAsync($"/api/rooms/{Lecture}/pairing-code", null);
        var code = await offer.Content.ReadFromJsonAsync<PairingCode>();
        Relay.Busy.Add(Lecture);

        var room = await RoomAsync(Lecture);

        Assert.Equal(["receiving-01", "receiving-02"], room.ReceiverIds);
        Assert.Equal(1, room.Devices);
        Assert.Equal(code!.ExpiresAt, room.CodeExpiresAt);
        Assert.True(room.InLesson);
        Assert.Equal("第五中学学区", room.District);
        var idle = await RoomAsync(Receiving);
        Assert.Equal((0, null, false, string.Empty), (idle.Devices, idle.CodeExpiresAt, idle.InLesson, idle.District));
    }

    [Fact]
    public async Task Add_InAnEmptyCounty_MakesSchoolAndDistrictAndARoomThatCanBePaired()
    {
        await using var relay = await TestRelay.StartAsync(demo: false, database: Database);
        using var caller = relay.Bearer(relay.Tokens.Issue(new(Role.Administrator, "李娜"), TimeSpan.FromHours(1)).Token);

        var room = await AddedAsync(caller, new NewRoom(" 第一中学-主讲1 ", "第一中学", "城区学区", RoomKind.Lecture));

        Assert.Equal(("第一中学-主讲1", "第一中学", "城区学区", RoomKind.Lecture), (room.Name, room.School, room.District, room.Kind));
        Assert.Matches("^[A-Za-z0-9-]{1,32}$", room.RoomId);
        Assert.Equal(room.Name, relay.Rooms.Find(room.RoomId)!.Identity.Name);
        Assert.Equal(HttpStatusCode.OK, (await caller.PostAsync($"/api/rooms/{room.RoomId}/pairing-code", null)).StatusCode);
    }

    [Fact]
    public async Task Add_ToASchoolThatExists_KeepsItsDistrictAndStandsBehindItsKind()
    {
        var room = await AddedAsync(Administrator, new NewRoom("第五中学-主讲9", "第五中学", null, RoomKind.Lecture));

        Assert.Equal("第五中学学区", room.District);
        Assert.Equal(room.RoomId, Relay.Rooms.Rooms.Last(entry => entry.Identity.Kind is RoomKind.Lecture).Identity.RoomId);
        Assert.Equal(RoomKind.Receiving, Relay.Rooms.Rooms[^1].Identity.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("---")]
    [InlineData("五中/主讲1")]
    [InlineData("五中?主讲")]
    [InlineData("五中\n主讲\u0007")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三")]
    public async Task Add_WithANameAgainstTheRule_IsBadName(string name)
    {
        foreach (var request in new[] { Fresh with { Name = name }, Fresh with { School = name } })
        {
            var answer = await Administrator.PostAsJsonAsync("/api/rooms", request, ContractJson.Options);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("badName", await answer.CodeAsync());
        }
    }

    [Theory]
    [InlineData("龘小学（东校区）-接收 1")]
    [InlineData("𠮷林小学-接收1")]
    [InlineData("Room 3")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二")]
    public async Task Add_WithANameWithinTheRule_TakesItAsItIs(string name)
        => Assert.Equal(name, (await AddedAsync(Administrator, Fresh with { Name = name })).Name);

    [Theory]
    [InlineData("第五中学-主讲1")]
    [InlineData("Lecture-01")]
    public async Task Add_WithANameOrIdentifierOfAnotherRoom_IsNameTaken(string name)
    {
        var answer = await Administrator.PostAsJsonAsync("/api/rooms", Fresh with { Name = name }, ContractJson.Options);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("nameTaken", await answer.CodeAsync());
    }

    [Fact]
    public async Task Add_ByManyAtOnceWithOneName_AddsOneRoom()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Administrator.PostAsJsonAsync("/api/rooms", Fresh, ContractJson.Options)));

        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        Assert.Single(Relay.Rooms.Rooms, room => room.Identity.Name == Fresh.Name);
    }

    [Fact]
    public async Task Relabel_Always_ChangesNamesAndForgetsTheSchoolThatIsLeftEmpty()
    {
        var school = Relay.Rooms.Find(Receiving)!.Identity.School;

        var answer = await PutAsync($"/api/rooms/{Receiving}", new RoomLabels("新桥小学-接收1", "新桥小学", "东片学区"));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var room = await RoomAsync(Receiving);
        Assert.Equal(("新桥小学-接收1", "新桥小学", "东片学区"), (room.Name, room.School, room.District));
        // The school is made anew, in no 学区 of its own.
        Assert.Equal(string.Empty, (await AddedAsync(Administrator, Fresh with { School = school })).District);
    }

    [Fact]
    public async Task Relabel_WithAnEmptyDistrict_TakesTheSchoolOutOfIt()
    {
        await PutAsync($"/api/rooms/{Lecture}", new RoomLabels("第五中学-主讲1", "第五中学", ""));

        Assert.All(Relay.Rooms.Rooms.Where(room => room.Identity.School == "第五中学"), room => Assert.Empty(room.District));
    }

    [Fact]
    public async Task Relabel_AgainstTheRules_SaysWhich()
    {
        var labels = new RoomLabels("第五中学-主讲2", "第五中学", null);

        Assert.Equal("nameTaken", await (await PutAsync($"/api/rooms/{Lecture}", labels)).CodeAsync());
        Assert.Equal("badName", await (await PutAsync($"/api/rooms/{Lecture}", labels with { School = "#" })).CodeAsync());
        Assert.Equal("notFound", await (await PutAsync("/api/rooms/nowhere", labels with { Name = "别的" })).CodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync($"/api/rooms/{Lecture}", labels with { Name = "第五中学-主讲1" })).StatusCode);
    }

    [Fact]
    public async Task Delete_OfAFreeRoom_RemovesItWithKeysAndPairingsAndSendsItsDevicesAway()
    {
        var answer = await Administrator.PostAsJsonAsync("/api/demo/pair", new DemoPairRequest(Receiving));
        var key = await answer.Content.ReadFromJsonAsync<DeviceKey>();
        List<string> sentAway = [];
        Relay.Rooms.DevicesWithdrawn += sentAway.Add;

        Assert.Equal(HttpStatusCode.NoContent, (await Administrator.DeleteAsync($"/api/rooms/{Receiving}")).StatusCode);

        Assert.Equal([Receiving], sentAway);
        Assert.Null(Relay.Rooms.Find(Receiving));
        Assert.Equal(["receiving-02"], Relay.Rooms.Find(Lecture)!.ReceiverIds);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Administrator.PostAsJsonAsync("/api/rooms/token", new RoomTokenRequest(Receiving, key!.Key))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Administrator.DeleteAsync($"/api/rooms/{Receiving}")).StatusCode);
    }

    [Fact]
    public async Task Delete_OfARoomInALesson_IsRefusedUntilTheLessonIsOver()
    {
        Relay.Busy.Add(Lecture);
        var during = await Administrator.DeleteAsync($"/api/rooms/{Lecture}");
        Relay.Busy.Clear();
        var after = await Administrator.DeleteAsync($"/api/rooms/{Lecture}");

        Assert.Equal(HttpStatusCode.Conflict, during.StatusCode);
        Assert.Equal("inLesson", await during.CodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, after.StatusCode);
    }

    [Fact]
    public async Task Receivers_OfALectureRoom_AreExactlyTheChosen()
    {
        var answer = await PutAsync($"/api/rooms/{Lecture}/receivers", new ReceiverChoice(["receiving-05", "receiving-02", "receiving-05"]));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(["receiving-02", "receiving-05"], (await RoomAsync(Lecture)).ReceiverIds);
        await PutAsync($"/api/rooms/{Lecture}/receivers", new ReceiverChoice([]));
        Assert.Empty((await RoomAsync(Lecture)).ReceiverIds);
    }

    [Theory]
    [InlineData(Receiving, "receiving-02", "badPairing")]
    [InlineData(Lecture, "lecture-02", "badPairing")]
    [InlineData(Lecture, "nowhere", "badPairing")]
    [InlineData("nowhere", "receiving-02", "notFound")]
    public async Task Receivers_ThatMakeNoPair_AreRefusedAndChangeNothing(string roomId, string receiverId, string code)
    {
        Assert.Equal(code, await (await PutAsync($"/api/rooms/{roomId}/receivers", new ReceiverChoice([receiverId]))).CodeAsync());
        Assert.Equal(["receiving-01", "receiving-02"], (await RoomAsync(Lecture)).ReceiverIds);
    }

    [Fact]
    public async Task County_Named_IsKnownByThatName()
    {
        Assert.Equal("badName", await (await PutAsync("/api/county", new CountyName(" "))).CodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync("/api/county", new CountyName("白渠县"))).StatusCode);

        Assert.Equal("白渠县", (await Administrator.GetFromJsonAsync<PublicInfo>("/api/info", ContractJson.Options))!.County);
    }

    private static async Task<RoomRecord> AddedAsync(HttpClient caller, NewRoom request)
    {
        var answer = await caller.PostAsJsonAsync("/api/rooms", request, ContractJson.Options);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<RoomRecord>(ContractJson.Options))!;
    }

    private async Task<RoomRecord> RoomAsync(string roomId)
        => (await Administrator.GetFromJsonAsync<RoomRecord[]>("/api/rooms", ContractJson.Options))!.Single(room => room.RoomId == roomId);

    private Task<HttpResponseMessage> PutAsync<T>(string path, T body) => Administrator.PutAsJsonAsync(path, body, ContractJson.Options);
}
