using System.Net;
using System.Net.Http.Json;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Tests.Accounts;

public sealed class HelperTests : IAsyncLifetime
{
    private const string Room = "receiving-01";

    private readonly SettableTime _time = new();
    private TestRelay _relay = null!;
    private HttpClient _device = null!;
    private HttpClient _phone = null!;

    public async Task InitializeAsync()
    {
        _relay = await TestRelay.StartAsync(time: _time);
        _device = _relay.Bearer(await RoomTokenAsync(Room));
        _phone = _relay.Browser();
    }

    public async Task DisposeAsync()
    {
        _device.Dispose();
        _phone.Dispose();
        await _relay.DisposeAsync();
    }

    [Fact]
    public async Task Code_FromTheScreen_BuysATokenOfThatRoomUntilMidnight()
    {
        var code = await OfferAsync();

        var pass = await ExchangeAsync(code.Code, " 王  老师 ");

        Assert.EndsWith($"/room/helper#{code.Code}", code.Address, StringComparison.Ordinal);
        Assert.Equal((Room, "王 老师"), (pass!.Room.RoomId, pass.Name));
        var midnight = _time.GetLocalNow().Date.AddDays(1);
        Assert.InRange(pass.ExpiresAt.ToLocalTime().DateTime, midnight, midnight.AddHours(2));
        using var helper = _relay.Bearer(pass.Token);
        Assert.Equal("Helper  王 老师", await helper.GetStringAsync("/guarded/nothing-said"));
    }

    [Fact]
    public async Task Code_OnceReplaced_IsGoodForOneWindowMoreAndNoLonger()
    {
        var code = await OfferAsync();
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(code.Code, (await OfferAsync()).Code);
        Assert.NotNull(await ExchangeAsync(code.Code));

        _time.Advance(code.ExpiresAt - _time.GetUtcNow());
        Assert.Null(await ExchangeAsync(code.Code));
    }

    [Fact]
    public async Task Code_TurnedToAnotherRoomOrDevice_IsWorthNothing()
    {
        var code = (await OfferAsync()).Code;
        var parts = code.Split('.');
        using var other = _relay.Bearer(await RoomTokenAsync("receiving-02"));
        var otherParts = (await OfferAsync(other)).Code.Split('.');

        string[] forged = ["", "...", code + ".", $"{otherParts[0]}.{parts[1]}.{parts[2]}", $"{parts[0]}.{otherParts[1]}.{parts[2]}", $"{parts[0]}..{parts[2]}", new string('x', 5000)];
        foreach (var wrong in forged)
        {
            Assert.Null(await ExchangeAsync(wrong));
        }
    }

    [Fact]
    public async Task Code_ForAnyoneButAReceivingRoomsDevice_IsNotGiven()
    {
        using var lecture = _relay.Bearer(await RoomTokenAsync("lecture-01"));
        using var director = await _relay.SignedInAsync(Role.Director);
        using var helper = _relay.Bearer((await ExchangeAsync((await OfferAsync()).Code))!.Token);

        Assert.Equal(HttpStatusCode.NotFound, (await lecture.PostAsync("/api/helpers/code", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await director.PostAsync("/api/helpers/code", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await helper.PostAsync("/api/helpers/code", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _phone.PostAsync("/api/helpers/code", null)).StatusCode);
    }

    [Fact]
    public async Task Token_OfAHelper_EndsWithTheRoomsKeys()
    {
        using var helper = _relay.Bearer((await ExchangeAsync((await OfferAsync()).Code))!.Token);
        using var administrator = await _relay.SignedInAsync(Role.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await helper.GetAsync("/guarded/nothing-said")).StatusCode);

        await administrator.DeleteAsync($"/api/rooms/{Room}/devices");

        Assert.Equal(HttpStatusCode.Unauthorized, (await helper.GetAsync("/guarded/nothing-said")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<b>")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三")]
    public async Task Exchange_UnderABadName_IsRefusedWithAReason(string name)
    {
        var answer = await _phone.PostAsJsonAsync("/api/helpers/token", new HelperTokenRequest((await OfferAsync()).Code, name));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("badName", await answer.CodeAsync());
    }

    [Fact]
    public async Task Exchange_TriedWithoutEnd_IsSlowedDown()
    {
        var statuses = new List<HttpStatusCode>();
        for (var tries = 0; tries < 40; tries++)
        {
            statuses.Add((await _phone.PostAsJsonAsync("/api/helpers/token", new HelperTokenRequest($"{Room}.1.guess{tries}", "王老师"))).StatusCode);
        }

        Assert.Equal((30, 10), (statuses.Count(one => one == HttpStatusCode.NotFound), statuses.Count(one => one == HttpStatusCode.TooManyRequests)));
    }

    private async Task<HelperCode> OfferAsync(HttpClient? device = null)
    {
        var answer = await (device ?? _device).PostAsync("/api/helpers/code", null);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<HelperCode>())!;
    }

    private async Task<HelperPass?> ExchangeAsync(string code, string name = "王老师")
    {
        var answer = await _phone.PostAsJsonAsync("/api/helpers/token", new HelperTokenRequest(code, name));
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<HelperPass>();
    }

    private async Task<string> RoomTokenAsync(string roomId)
    {
        using var device = _relay.Browser();
        var key = await (await device.PostAsJsonAsync("/api/demo/pair", new DemoPairRequest(roomId))).Content.ReadFromJsonAsync<DeviceKey>();
        var token = await device.PostAsJsonAsync("/api/rooms/token", new RoomTokenRequest(roomId, key!.Key));
        return (await token.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<AccessToken>())!.Token;
    }
}
