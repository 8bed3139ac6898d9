using System.Net;
using System.Net.Http.Json;
using Classroom.Relay.County;
using Classroom.Relay.County.Database;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Classroom.Relay.Tests.Accounts;

public abstract class RoomKeyTests(DatabaseProvider database) : IAsyncLifetime
{
    public sealed class OnSqlite() : RoomKeyTests(DatabaseProvider.Sqlite);

    public sealed class OnPostgreSql() : RoomKeyTests(DatabaseProvider.PostgreSql);

    private const string Room = "lecture-01";

    private readonly SettableTime _time = new();
    private TestRelay _relay = null!;
    private HttpClient _administrator = null!;
    private HttpClient _device = null!;

    public async Task InitializeAsync()
    {
        _relay = await TestRelay.StartAsync(time: _time, database: database);
        _administrator = await _relay.SignedInAsync(Role.Administrator);
        _device = _relay.Browser();
    }

    public async Task DisposeAsync()
    {
        _administrator.Dispose();
        _device.Dispose();
        await _relay.DisposeAsync();
    }

    [Fact]
    public async Task Pair_WithAFreshCode_GivesAKeyThatBuysATokenOfTheRoom()
    {
        var code = await OfferAsync();

        var key = await PairAsync(code);
        var token = await TokenAsync(key!);

        Assert.Equal("第五中学-主讲1", key!.Room.Name);
        Assert.Matches("^[0-9]{8}$", code.Code);
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromHours(24), code.ExpiresAt);
        using var room = _relay.Bearer(token.Token);
        Assert.Equal("Room lecture-01 第五中学-主讲1", await room.GetStringAsync("/guarded/nothing-said"));
    }

    [Fact]
    public async Task Pair_WithAUsedCode_IsNotFound()
    {
        var code = await OfferAsync();
        await PairAsync(code);

        var answer = await _device.PostAsJsonAsync("/api/rooms/pair", new PairRequest(code.Code));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("notFound", await answer.CodeAsync());
    }

    [Fact]
    public async Task Pair_ByManyAtOnce_GivesOneKey()
    {
        var code = await OfferAsync();

        var keys = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PairAsync(code)));

        Assert.Single(keys, key => key is not null);
    }

    [Fact]
    public async Task Offer_ByManyAtOnce_GivesEachACodeOfWhichOneIsGood()
    {
        var codes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => OfferAsync()));

        var keys = new List<DeviceKey?>();
        foreach (var code in codes)
        {
            keys.Add(await PairAsync(code));
        }

        Assert.Single(keys, key => key is not null);
    }

    [Fact]
    public async Task Pair_AfterADay_IsNotFound()
    {
        var code = await OfferAsync();
        _time.Advance(TimeSpan.FromHours(24));

        Assert.Null(await PairAsync(code));
    }

    [Fact]
    public async Task Pair_WithACodeThatWasReplaced_IsNotFound()
    {
        var older = await OfferAsync();
        var newer = await OfferAsync();

        Assert.Null(await PairAsync(older));
        Assert.NotNull(await PairAsync(newer));
    }

    [Fact]
    public async Task Pair_TriedWithoutEnd_IsSlowedDown()
    {
        HttpResponseMessage answer;
        var tries = 0;
        do
        {
            answer = await _device.PostAsJsonAsync("/api/rooms/pair", new PairRequest($"{tries:D8}"));
        }
        while (answer.StatusCode is HttpStatusCode.NotFound && ++tries < 100);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(10, tries);
    }

    [Theory]
    [InlineData(Role.Director)]
    [InlineData(Role.Teacher)]
    [InlineData(Role.Observer)]
    public async Task PairingCode_ForAnyoneButAnAdministrator_IsForbidden(Role role)
    {
        using var browser = await _relay.SignedInAsync(role);

        var answer = await browser.PostAsync($"/api/rooms/{Room}/pairing-code", null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("forbidden", await answer.CodeAsync());
    }

    [Fact]
    public async Task PairingCode_ForAnUnknownRoom_IsNotFound()
        => Assert.Equal(HttpStatusCode.NotFound, (await _administrator.PostAsync("/api/rooms/nowhere/pairing-code", null)).StatusCode);

    [Fact]
    public async Task Token_ForAnotherRoomOrAWrongKey_IsUnauthorized()
    {
        var key = await PairAsync(await OfferAsync());

        var otherRoom = await _device.PostAsJsonAsync("/api/rooms/token", new RoomTokenRequest("lecture-02", key!.Key));
        var wrongKey = await _device.PostAsJsonAsync("/api/rooms/token", new RoomTokenRequest(Room, key.Key[1..] + "A"));

        Assert.Equal(HttpStatusCode.Unauthorized, otherRoom.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrongKey.StatusCode);
    }

    [Fact]
    public async Task Withdraw_Always_EndsKeysCodesAndTokensAtOnceAndSaysSo()
    {
        var key = await PairAsync(await OfferAsync());
        var token = await TokenAsync(key!);
        var unused = await OfferAsync();
        List<string> withdrawn = [];
        _relay.Rooms.DevicesWithdrawn += withdrawn.Add;

        var answer = await _administrator.DeleteAsync($"/api/rooms/{Room}/devices");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal([Room], withdrawn);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _device.PostAsJsonAsync("/api/rooms/token", new RoomTokenRequest(Room, key!.Key))).StatusCode);
        Assert.Null(await PairAsync(unused));
        using var room = _relay.Bearer(token.Token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await room.GetAsync("/guarded/nothing-said")).StatusCode);
        Assert.NotNull(await PairAsync(await OfferAsync()));
    }

    [Fact]
    public async Task Withdraw_ForADirector_IsForbidden()
    {
        using var director = await _relay.SignedInAsync(Role.Director);

        Assert.Equal(HttpStatusCode.Forbidden, (await director.DeleteAsync($"/api/rooms/{Room}/devices")).StatusCode);
    }

    [Fact]
    public async Task Database_AfterPairing_HoldsNeitherKeyNorCode()
    {
        var key = await PairAsync(await OfferAsync());
        var unused = await OfferAsync();

        var text = await StoredAsync();

        Assert.Contains("lecture-01", text, StringComparison.Ordinal);
        Assert.DoesNotContain(key!.Key, text, StringComparison.Ordinal);
        Assert.DoesNotContain(unused.Code, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoPair_InTheDemoCounty_GivesAKeyWithoutACode()
    {
        var answer = await _device.PostAsJsonAsync("/api/demo/pair", new DemoPairRequest("receiving-02"));

        var key = await answer.Content.ReadFromJsonAsync<DeviceKey>();
        Assert.Equal("receiving-02", key!.Room.RoomId);
        Assert.NotEmpty((await TokenAsync(key)).Token);
    }

    [Fact]
    public async Task DemoPair_ForAnUnknownRoom_IsNotFound()
        => Assert.Equal(HttpStatusCode.NotFound, (await _device.PostAsJsonAsync("/api/demo/pair", new DemoPairRequest("nowhere"))).StatusCode);

    /// <summary>All that the database keeps of keys and codes, bytes as the letters they are.</summary>
    private async Task<string> StoredAsync()
    {
        await using var context = await _relay.Services.GetRequiredService<IDbContextFactory<CountyContext>>().CreateDbContextAsync();
        if (database is DatabaseProvider.Sqlite)
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            return System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(_relay.Folder, "county.db")));
        }

        await context.Database.OpenConnectionAsync();
        await context.Database.ExecuteSqlRawAsync("SET bytea_output = 'escape'");
        var rows = await context.Database
            .SqlQueryRaw<string>("""SELECT d::text AS "Value" FROM "Devices" d UNION ALL SELECT o::text FROM "PairingOffers" o""")
            .ToListAsync();
        return string.Join('\n', rows);
    }

    private async Task<PairingCode> OfferAsync()
    {
        var answer = await _administrator.PostAsync($"/api/rooms/{Room}/pairing-code", null);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<PairingCode>())!;
    }

    private async Task<DeviceKey?> PairAsync(PairingCode code)
    {
        var answer = await _device.PostAsJsonAsync("/api/rooms/pair", new PairRequest(code.Code));
        if (answer.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }

        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<DeviceKey>();
    }

    private async Task<AccessToken> TokenAsync(DeviceKey key)
    {
        var answer = await _device.PostAsJsonAsync("/api/rooms/token", new RoomTokenRequest(key.Room.RoomId, key.Key));
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<AccessToken>())!;
    }
}
