using Classroom.Relay.County;
using Classroom.Relay.Hosting;
using Classroom.Relay.Tests.Accounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Tests.County;

public sealed class CountyStartupTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_OnTheFolderOfTheOtherKindOfCounty_IsRefused(bool demoFirst)
    {
        using var folder = new TemporaryFolder();
        await using (await TestRelay.StartAsync(demoFirst, folder.Path))
        {
        }

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => TestRelay.StartAsync(!demoFirst, folder.Path));

        Assert.Contains("--data", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrations_FromNothing_GiveExactlyTheModel()
    {
        using var folder = new TemporaryFolder();

        var migrated = await SchemaAsync(Path.Combine(folder.Path, "migrated.db"), context => context.Database.MigrateAsync());
        var created = await SchemaAsync(Path.Combine(folder.Path, "created.db"), context => context.Database.EnsureCreatedAsync());

        Assert.Equal(created, migrated);
    }

    [Fact]
    public async Task Database_Always_IsInWalMode()
    {
        await using var relay = await TestRelay.StartAsync();

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(relay.Folder, "county.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";

        Assert.Equal("wal", await command.ExecuteScalarAsync());
    }

    [Fact]
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public void Secret_AskedTwice_IsTheSameAndItsOwnersAlone()
    {
        using var folder = new TemporaryFolder();

        var first = DataFolder.Open(folder.Path).Secret("some.key", 32);
        var second = DataFolder.Open(folder.Path).Secret("some.key", 32);

        Assert.Equal(first, second);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, "some.key")));
    }

    private static async Task<List<string>> SchemaAsync(string file, Func<CountyContext, Task> make)
    {
        await using var context = new CountyContext(new DbContextOptionsBuilder<CountyContext>().UseSqlite($"Data Source={file}").Options);
        await make(context);
        var sql = await context.Database
            .SqlQueryRaw<string>("SELECT sql AS Value FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'")
            .ToListAsync();
        sql.Sort(StringComparer.Ordinal);
        return sql;
    }
}
