using System.Net;
using System.Net.Http.Json;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.Tests.Accounts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Tests.County;

public sealed class RosterTests : IAsyncLifetime
{
    private const string Room = "receiving-01";

    private TestRelay _relay = null!;
    private HttpClient _administrator = null!;
    private HttpClient _helper = null!;

    public async Task InitializeAsync()
    {
        _relay = await TestRelay.StartAsync();
        _administrator = await _relay.SignedInAsync(Role.Administrator);
        _helper = _relay.Bearer(_relay.Tokens.Issue(new TokenHolder(Role.Helper, "王老师", Id: "helper-1", BelongsTo: Room), TimeSpan.FromHours(1)).Token);
    }

    public async Task DisposeAsync()
    {
        _administrator.Dispose();
        _helper.Dispose();
        await _relay.DisposeAsync();
    }

    [Fact]
    public async Task DemoCounty_HasThirtyNamedPupilsInEveryReceivingRoomAndNoneElsewhere()
    {
        foreach (var room in _relay.Rooms.Rooms)
        {
            var answer = await _administrator.GetAsync($"/api/rooms/{room.Identity.RoomId}/roster");
            if (room.ReceiverIds.Count > 0 || answer.StatusCode == HttpStatusCode.NotFound)
            {
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                continue;
            }

            var roster = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Roster>(ContractJson.Options);
            Assert.Equal(Enumerable.Range(1, 30), roster!.Pupils.Select(pupil => pupil.Seat));
            Assert.All(roster.Pupils, pupil => Assert.InRange(pupil.Name.Length, 2, 5));
        }
    }

    [Fact]
    public async Task Import_OfATable_TakesThePlaceOfTheListAndTheHelperReadsIt()
    {
        var outcome = await ImportAsync("\uFEFF姓名,座位\n马小燕,2\n 李 强 ,1\n,\n");

        Assert.Equal((2, 0), (outcome.Taken, outcome.Errors.Count));
        var roster = await _helper.GetFromJsonAsync<Roster>("/api/helpers/roster", ContractJson.Options);
        Assert.Equal([new RosterSeat(1, "李 强"), new RosterSeat(2, "马小燕")], roster!.Pupils);
    }

    [Fact]
    public async Task Import_WithFaults_NamesEachLineAndChangesNothing()
    {
        var outcome = await ImportAsync("座位,姓名\n1,马小燕\nx,李强\n100,王芳\n2,\n1,杨阳\n3,<b>");

        Assert.Equal(0, outcome.Taken);
        Assert.Equal(
            [(3, RosterImportFault.BadSeat), (4, RosterImportFault.BadSeat), (5, RosterImportFault.BadName), (6, RosterImportFault.SeatTaken), (7, RosterImportFault.BadName)],
            outcome.Errors.Select(error => (error.Line, error.Fault)));
        Assert.Equal(30, (await _helper.GetFromJsonAsync<Roster>("/api/helpers/roster", ContractJson.Options))!.Pupils.Count);
    }

    [Theory]
    [InlineData("", RosterImportFault.Empty)]
    [InlineData("座位,姓名\n", RosterImportFault.Empty)]
    [InlineData("座位\n1", RosterImportFault.MissingColumn)]
    public async Task Import_OfNoTable_SaysWhy(string csv, RosterImportFault fault) => Assert.Equal(fault, (await ImportAsync(csv)).Errors[0].Fault);

    [Fact]
    public async Task Import_OfMoreRowsThanSeats_StopsReading()
    {
        var outcome = await ImportAsync("座位,姓名\n" + string.Join('\n', Enumerable.Range(1, 5000).Select(seat => $"{seat},学生{seat}")));
        Assert.Equal(new RosterImportError(101, RosterImportFault.TooManyRows, "99"), Assert.Single(outcome.Errors));
    }

    [Theory]
    [InlineData(Role.Director)]
    [InlineData(Role.Teacher)]
    [InlineData(Role.Observer)]
    public async Task Roster_ForAnyoneButAdministratorsAndTheRoomsHelpers_IsForbidden(Role role)
    {
        using var browser = await _relay.SignedInAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/api/rooms/{Room}/roster")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsJsonAsync($"/api/rooms/{Room}/roster", new RosterImport(""))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/api/helpers/roster")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _helper.GetAsync($"/api/rooms/{Room}/roster")).StatusCode);
    }

    private async Task<RosterImportOutcome> ImportAsync(string csv)
    {
        var answer = await _administrator.PostAsJsonAsync($"/api/rooms/{Room}/roster", new RosterImport(csv));
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<RosterImportOutcome>(ContractJson.Options))!;
    }
}
