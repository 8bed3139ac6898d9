using Classroom.Relay.County;
using Classroom.Relay.County.Database;
using Classroom.Relay.Hosting;
using Classroom.Relay.Tests.Accounts;
using Classroom.Testing.Database;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Tests.County;

public sealed class CountyStartupTests
{
    /// <summary>Every table with its columns, keys and indexes, as the database itself tells them.</summary>
    private const string SqliteSchema = "SELECT sql AS Value FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'";

    private const string PostgresSchema = """
        SELECT concat_ws(' ', table_name, column_name, data_type, character_maximum_length, is_nullable, is_identity, identity_generation, column_default) AS "Value"
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%'
        UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%\_\_EF%'
        """;

    [Theory]
    [InlineData(true, DatabaseProvider.Sqlite)]
    [InlineData(false, DatabaseProvider.Sqlite)]
    [InlineData(true, DatabaseProvider.PostgreSql)]
    [InlineData(false, DatabaseProvider.PostgreSql)]
    public async Task Start_OnTheDataOfTheOtherKindOfCounty_IsRefused(bool demoFirst, DatabaseProvider database)
    {
        using var folder = new TemporaryFolder();
        await using (await TestRelay.StartAsync(demoFirst, folder.Path, database: database))
        {
        }

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => TestRelay.StartAsync(!demoFirst, folder.Path, database: database));

        Assert.Contains(database is DatabaseProvider.Sqlite ? "--data" : "PostgreSQL /", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Migrations_FromNothing_GiveExactlyTheModel(DatabaseProvider database)
    {
        var migrated = await SchemaAsync(database, context => context.Database.MigrateAsync());
        var created = await SchemaAsync(database, context => context.Database.EnsureCreatedAsync());

        Assert.NotEmpty(created);
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

    private static async Task<List<string>> SchemaAsync(DatabaseProvider database, Func<CountyContext, Task> make)
    {
        using var folder = new TemporaryFolder();
        var store = await CountyStore.OfAsync(database, folder.Path);
        List<string> schema;
        await using (var context = store.Open())
        {
            await make(context);
            schema = await context.Database.SqlQueryRaw<string>(database is DatabaseProvider.Sqlite ? SqliteSchema : PostgresSchema).ToListAsync();
        }

        await store.DropAsync();
        schema.Sort(StringComparer.Ordinal);
        return schema;
    }
}
