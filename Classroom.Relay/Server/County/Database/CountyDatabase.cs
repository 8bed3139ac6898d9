using Classroom.Relay.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Classroom.Relay.County.Database;

/// <summary>The county's database as it was set: whoever opens a context takes its way there from here.</summary>
public sealed class CountyDatabase
{
    /// <summary>A third of what a PostgreSQL server grants by default, so that the bell's 180 rooms leave some to others.</summary>
    private const int MostConnections = 32;

    /// <summary>After so long a server gives up a transaction of ours that says nothing more: its relay lost power, and the next one waits for it.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>For another writer of the same SQLite file.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private static readonly SqliteWait Waiting = new(LongestWait);

    private readonly string _connection;

    private CountyDatabase(DatabaseProvider provider, string connection, string place) => (Provider, _connection, Place) = (provider, connection, place);

    public DatabaseProvider Provider { get; }

    /// <summary>Its name as people know it.</summary>
    public string Kind => Provider is DatabaseProvider.PostgreSql ? "PostgreSQL" : "SQLite";

    /// <summary>Where it is, for people: a file, or server and name. Without user and password.</summary>
    public string Place { get; }

    /// <summary>Reads the settings. Connects to nothing.</summary>
    /// <exception cref="StartRefusedException">They name no database.</exception>
    public static CountyDatabase Read(IConfiguration configuration, DataFolder data)
    {
        var options = ReadOptions(configuration);
        return options switch
        {
            { Provider: DatabaseProvider.Sqlite, ConnectionString: null or "" } => new CountyDatabase(
                DatabaseProvider.Sqlite, $"Data Source={data.Database};Default Timeout={LongestWait.TotalSeconds:F0}", $"SQLite {data.Database}"),
            { Provider: DatabaseProvider.Sqlite } => throw new StartRefusedException(
                "设置了 Database:ConnectionString，但没有设置 Database:Provider=PostgreSQL。SQLite 的文件总在数据目录里。\nDatabase:ConnectionString is set, Database:Provider=PostgreSQL is not. SQLite's file is always in the data folder."),
            { ConnectionString: null or "" } => throw new StartRefusedException(
                "设置了 Database:Provider=PostgreSQL，还需要 Database:ConnectionString，例如 Host=db;Database=classroom;Username=classroom;Password=…\nDatabase:Provider=PostgreSQL also needs Database:ConnectionString, for example Host=db;Database=classroom;Username=classroom;Password=…"),
            _ => OnServer(options.ConnectionString),
        };
    }

    /// <summary>Points a context here. EF Core puts a new SQLite file into WAL mode, so that reading goes on while somebody writes.</summary>
    public void Configure(DbContextOptionsBuilder builder)
    {
        if (Provider is DatabaseProvider.PostgreSql)
        {
            builder.UseNpgsql(_connection);
        }
        else
        {
            builder.UseSqlite(_connection).AddInterceptors(Waiting);
        }
    }

    /// <summary>A context of its own, for what runs without the relay.</summary>
    public CountyContext Open()
    {
        var builder = new DbContextOptionsBuilder<CountyContext>();
        Configure(builder);
        return new CountyContext(builder.Options);
    }

    private static DatabaseOptions ReadOptions(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        }
        catch (InvalidOperationException)
        {
            throw new StartRefusedException(
                $"Database:Provider 只能是 SQLite 或 PostgreSQL，不能是 {configuration[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}"]}。\nDatabase:Provider is SQLite or PostgreSQL.");
        }
    }

    private static CountyDatabase OnServer(string connection)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "classroom-relay" };
            parts.Options = $"{parts.Options} -c idle_in_transaction_session_timeout={LongestPause.TotalMilliseconds:F0}".Trim();
            parts.MaxPoolSize = Math.Min(parts.MaxPoolSize, MostConnections);
            return new CountyDatabase(DatabaseProvider.PostgreSql, parts.ConnectionString, $"PostgreSQL {parts.Host}:{parts.Port}/{parts.Database ?? parts.Username}");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            // Its own words may repeat the password.
            throw new StartRefusedException(
                "Database:ConnectionString 写法有误，应如 Host=db;Database=classroom;Username=classroom;Password=…\nDatabase:ConnectionString is malformed; it goes Host=db;Database=classroom;Username=classroom;Password=…");
        }
    }
}
