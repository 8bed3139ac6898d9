using Classroom.Relay.County.Database;
using Classroom.Relay.Hosting;
using Classroom.Relay.Hosting.Doctor;
using Classroom.Relay.Tests.Accounts;
using Classroom.Testing.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Classroom.Relay.Tests.County;

/// <summary>What a person at the console is told about a database that is set wrongly or is away.</summary>
public sealed class DatabaseTests : IDisposable
{
    private const string Secret = "s3cret-of-the-bureau";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("MySQL", null)]
    [InlineData("PostgreSQL", null)]
    [InlineData("PostgreSQL", "")]
    [InlineData("PostgreSQL", $"Host=db;Pasword={Secret}")]
    [InlineData("PostgreSQL", $"Host=db;Port=many;Password={Secret}")]
    [InlineData("PostgreSQL", "no connection at all")]
    [InlineData("SQLite", $"Host=db;Password={Secret}")]
    [InlineData(null, $"Host=db;Password={Secret}")]
    public async Task Settings_ThatNameNoDatabase_AreRefusedInBothLanguagesWithoutThePassword(string? provider, string? connection)
    {
        var settings = Settings(provider, connection);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => TestRelay.StartAsync(folder: _folder.Path, settings: settings));

        AssertTwoSentences(refusal.Message);
        AssertBroken(await DatabaseCheck.LookAsync(_folder.Path, Configuration(settings), CancellationToken.None));
    }

    [Theory]
    [InlineData("SQLite", null)]
    [InlineData("sqlite", "")]
    [InlineData(null, null)]
    public void Settings_OfSqliteOrNone_MeanTheFileInTheDataFolder(string? provider, string? connection)
    {
        var database = CountyDatabase.Read(Configuration(Settings(provider, connection)), DataFolder.Open(_folder.Path));

        Assert.Equal($"SQLite {Path.Combine(_folder.Path, "county.db")}", database.Place);
    }

    [Fact]
    public async Task Sqlite_WhileAnotherWrites_WaitsByItself()
    {
        await using var context = CountyDatabase.Read(Configuration(Settings(null, null)), DataFolder.Open(_folder.Path)).Open();

        Assert.Equal([10_000], await context.Database.SqlQueryRaw<int>("SELECT timeout AS Value FROM pragma_busy_timeout").ToListAsync());
    }

    [Fact]
    public void Place_OfPostgreSql_NamesServerAndDatabaseAlone()
    {
        var settings = Settings("postgresql", $"Host=db.example.cn;Database=classroom;Username=bureau;Password={Secret}");

        Assert.Equal("PostgreSQL db.example.cn:5432/classroom", CountyDatabase.Read(Configuration(settings), DataFolder.Open(_folder.Path)).Place);
    }

    [Fact]
    public async Task Start_WithTheServerDown_IsRefusedAndTheDoctorSaysWhy()
        => await AssertRefusedAsync("Host=/nowhere;Username=classroom;Database=classroom;Password=" + Secret, "连不上");

    [Fact]
    public async Task Start_WithAWrongPassword_IsRefusedAndTheDoctorSaysWhy()
        => await AssertRefusedAsync((await PostgresServer.Shared).ConnectionTo("classroom", Secret), "密码");

    [Fact]
    public async Task Start_WithoutTheRightToMakeItsDatabase_IsRefused()
    {
        var server = await PostgresServer.Shared;
        await server.RunAsync($"CREATE ROLE clerk LOGIN PASSWORD '{Secret}'");
        var settings = Settings("PostgreSQL", server.ConnectionTo("not_there", Secret, "clerk"));

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => TestRelay.StartAsync(folder: _folder.Path, settings: settings));
        var finding = await DatabaseCheck.LookAsync(_folder.Path, Configuration(settings), CancellationToken.None);

        AssertTwoSentences(refusal.Message);
        Assert.Contains("没有权限", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Verdict.Doubtful, finding.Verdict);
        Assert.Contains("createdb", finding.Mend!.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Doctor_WhileTheDatabaseIsThere_FindsNoFault(DatabaseProvider database)
    {
        await using (await TestRelay.StartAsync(folder: _folder.Path, database: database))
        {
        }

        var store = await CountyStore.OfAsync(database, _folder.Path);
        var finding = await DatabaseCheck.LookAsync(_folder.Path, Configuration(store.Settings), CancellationToken.None);

        Assert.Equal(Verdict.Good, finding.Verdict);
        Assert.Contains(store.Database.Place, finding.What.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnAFileThatIsNoDatabase_IsRefused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "county.db"), string.Concat(Enumerable.Repeat("this is no database. ", 200)));

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => TestRelay.StartAsync(folder: _folder.Path));

        AssertTwoSentences(refusal.Message);
        Assert.Contains("county.db", refusal.Message, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(string connection, string why)
    {
        var settings = Settings("PostgreSQL", connection);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => TestRelay.StartAsync(folder: _folder.Path, settings: settings));
        var finding = await DatabaseCheck.LookAsync(_folder.Path, Configuration(settings), CancellationToken.None);

        AssertTwoSentences(refusal.Message);
        AssertBroken(finding);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(why, finding.What.Chinese, StringComparison.Ordinal);
    }

    private static void AssertTwoSentences(string message)
    {
        Assert.Equal(2, message.Split('\n').Length);
        Assert.DoesNotContain(Secret, message, StringComparison.Ordinal);
    }

    private static void AssertBroken(Finding finding)
    {
        Assert.Equal(Verdict.Broken, finding.Verdict);
        Assert.NotNull(finding.Mend);
        Assert.DoesNotContain(Secret, finding.What.Chinese + finding.What.English, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Settings(string? provider, string? connection) => new()
    {
        ["Database:Provider"] = provider,
        ["Database:ConnectionString"] = connection,
    };

    private static IConfigurationRoot Configuration(IEnumerable<KeyValuePair<string, string?>> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
