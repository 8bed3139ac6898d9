using System.Security.Cryptography;
using System.Text;
using Classroom.Relay.County;
using Classroom.Relay.County.Database;
using Classroom.Relay.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Classroom.Testing.Database;

/// <summary>The database that belongs to a data folder: the SQLite file in it, or one of its own on a PostgreSQL server.</summary>
public sealed class CountyStore
{
    private readonly string _folder;
    private readonly PostgresServer? _server;

    private CountyStore(string folder, PostgresServer? server) => (_folder, _server) = (folder, server);

    /// <summary>The settings of a relay that is to use it.</summary>
    public IReadOnlyDictionary<string, string?> Settings => _server is null
        ? new Dictionary<string, string?>()
        : new Dictionary<string, string?> { ["Database:Provider"] = "PostgreSQL", ["Database:ConnectionString"] = _server.ConnectionTo(Name) };

    /// <summary>Of PostgreSQL's database; the same for the same folder.</summary>
    private string Name => "county_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_folder)))[..16];

    /// <summary>The store of a folder, on the server that all tests share. Nothing is made yet.</summary>
    public static async Task<CountyStore> OfAsync(DatabaseProvider provider, string folder) =>
        new(folder, provider is DatabaseProvider.PostgreSql ? await PostgresServer.Shared : null);

    /// <summary>The store of a folder on a server that may be stopped.</summary>
    public static CountyStore On(PostgresServer server, string folder) => new(folder, server);

    /// <summary>As a relay with these settings takes it.</summary>
    public CountyDatabase Database => CountyDatabase.Read(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build(), DataFolder.Open(_folder));

    /// <summary>A context on it.</summary>
    public CountyContext Open() => Database.Open();

    /// <summary>Fills it with what another store holds that nobody uses.</summary>
    public async Task CopyAsync(CountyStore from)
    {
        if (_server is null)
        {
            File.Copy(DataFolder.Open(from._folder).Database, DataFolder.Open(_folder).Database);
        }
        else
        {
            await _server.RunAsync($"CREATE DATABASE {Name} TEMPLATE {from.Name}");
        }
    }

    /// <summary>Closes what is open of it, so that it can be copied or removed.</summary>
    public Task ReleaseAsync()
    {
        SqliteConnection.ClearAllPools();
        return _server?.RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'") ?? Task.CompletedTask;
    }

    /// <summary>Removes it from its server; a file goes with its folder.</summary>
    public async Task DropAsync()
    {
        if (_server is not null)
        {
            await _server.RunAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
        }
    }
}
