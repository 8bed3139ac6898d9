using System.Net.Http.Json;
using Classroom.Relay.County.Database;
using Classroom.Relay.Tests.Accounts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Tests.County;

public abstract class RoomImportTests(DatabaseProvider database) : OfficeTests(database)
{
    public sealed class OnSqlite() : RoomImportTests(DatabaseProvider.Sqlite);

    public sealed class OnPostgreSql() : RoomImportTests(DatabaseProvider.PostgreSql);

    private const string Heads = "学校,教室,类型,学区,主讲教室\n";

    [Fact]
    public async Task Import_OfAGoodTable_AddsEveryRoomWithItsPairings()
    {
        var outcome = await ImportAsync("\uFEFF" + Heads + """
            清泉小学,清泉小学-接收1,接收,东片学区,"第六中学-主讲1、第五中学-主讲1"
            清泉小学,"清泉小学-接收2",接收教室,,
            第六中学,第六中学-主讲1,主讲,,
            ,,,,
            """);

        Assert.Equal(3, outcome.Added);
        Assert.Empty(outcome.Errors);
        var first = Relay.Rooms.FindByName("清泉小学-接收1")!;
        Assert.Equal("东片学区", Relay.Rooms.FindByName("清泉小学-接收2")!.District);
        Assert.Equal([first.Identity.RoomId], Relay.Rooms.FindByName("第六中学-主讲1")!.ReceiverIds);
        Assert.Contains(first.Identity.RoomId, Relay.Rooms.Find("lecture-01")!.ReceiverIds);
    }

    [Fact]
    public async Task Import_SeparatedByTabsInAnotherOrderWithoutTheLastColumns_IsRead()
    {
        var outcome = await ImportAsync("教室\t类型\t学校\n清泉小学-接收1\t接收\t清泉小学\n");

        Assert.Equal(1, outcome.Added);
        Assert.Equal(RoomKind.Receiving, Relay.Rooms.FindByName("清泉小学-接收1")!.Identity.Kind);
    }

    [Theory]
    [InlineData("清泉小学,清泉/接收1,接收,,", RoomImportFault.BadName, "清泉/接收1")]
    [InlineData(",清泉小学-接收1,接收,,", RoomImportFault.BadName, "学校")]
    [InlineData("清泉小学,清泉小学-接收1,听课,,", RoomImportFault.BadKind, "听课")]
    [InlineData("清泉小学,第五中学-主讲1,接收,,", RoomImportFault.NameTaken, "第五中学-主讲1")]
    [InlineData("清泉小学,好教室,接收,,", RoomImportFault.NameTaken, "好教室")]
    [InlineData("清泉小学,清泉小学-接收1,接收,,第九中学-主讲1", RoomImportFault.NoSuchLectureRoom, "第九中学-主讲1")]
    [InlineData("清泉小学,清泉小学-接收1,接收,,好教室", RoomImportFault.NoSuchLectureRoom, "好教室")]
    [InlineData("第六中学,第六中学-主讲1,主讲,,第五中学-主讲1", RoomImportFault.LectureRoomFollows, "第五中学-主讲1")]
    public async Task Import_WithOneBadRow_NamesItsLineAndAddsNothing(string row, RoomImportFault fault, string text)
    {
        var before = Relay.Rooms.Rooms.Count;

        var outcome = await ImportAsync($"{Heads}好学校,好教室,接收,,\n{row}\n");

        Assert.Equal(0, outcome.Added);
        Assert.Equal([new RoomImportError(3, fault, text)], outcome.Errors);
        Assert.Equal(before, Relay.Rooms.Rooms.Count);
    }

    [Theory]
    [InlineData("", RoomImportFault.Empty, "")]
    [InlineData(Heads, RoomImportFault.Empty, "")]
    [InlineData("学校,教室\n甲,乙\n", RoomImportFault.MissingColumn, "类型")]
    public async Task Import_OfNoTable_SaysWhatIsMissing(string csv, RoomImportFault fault, string text)
        => Assert.Equal([new RoomImportError(1, fault, text)], (await ImportAsync(csv)).Errors);

    private async Task<RoomImportOutcome> ImportAsync(string csv)
    {
        var answer = await Administrator.PostAsJsonAsync("/api/rooms/import", new RoomImport(csv), ContractJson.Options);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<RoomImportOutcome>(ContractJson.Options))!;
    }
}
