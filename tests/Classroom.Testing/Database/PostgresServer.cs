using System.Diagnostics;
using Npgsql;

namespace Classroom.Testing.Database;

/// <summary>
/// A PostgreSQL server of the tests' own, with its data in a temporary folder and a socket there instead of a port. It ends, and its folder goes,
/// with this process, however that ends. The system's own server is not touched. One caller at a time.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Account = "classroom";
    private const string Password = "a password of the tests";

    /// <summary>Debian's folders of server programs, one for each major version.</summary>
    private const string Versions = "/usr/lib/postgresql";

    /// <summary>Keeps the server while its input is open, and does what is written to it. PostgreSQL's programs refuse to run as root.</summary>
    private const string Keeper = """
        bin=$1 folder=$(mktemp -d /tmp/classroom-pg-XXXXXX) server=
        printf %s "$2" >"$folder/password"
        "$bin/initdb" -D "$folder/data" -U "$3" -E UTF8 --locale=C.UTF-8 --auth=scram-sha-256 --pwfile="$folder/password" --no-sync >"$folder/log" 2>&1 || cat "$folder/log" >&2
        echo "$folder"
        while read -r word; do
          case $word in
            start)
              "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= >>"$folder/log" 2>&1 &
              server=$!
              until "$bin/pg_isready" -q -h "$folder"; do kill -0 "$server" || { cat "$folder/log" >&2; break; }; sleep 0.1; done
              ;;
            stop) kill -INT "$server"; wait "$server" ;;
          esac
          echo "$word"
        done
        kill -QUIT "$server"
        wait
        rm -rf "$folder"
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Lazy<Task<PostgresServer>> One = new(StartAsync);

    private readonly Process _keeper;
    private readonly string _folder;

    private PostgresServer(Process keeper, string folder) => (_keeper, _folder) = (keeper, folder);

    /// <summary>A server for everybody who does not stop it; started when first asked for.</summary>
    public static Task<PostgresServer> Shared => One.Value;

    /// <summary>Makes a server and starts it.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed.</exception>
    public static async Task<PostgresServer> StartAsync()
    {
        string[] command = [.. AsServiceAccount(), "sh", "-c", Keeper, "sh", Programs(), Password, Account];
        var keeper = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        var folder = await keeper.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        var server = new PostgresServer(keeper, folder ?? throw new InvalidOperationException("The PostgreSQL server was not made."));
        await server.ResumeAsync();
        return server;
    }

    /// <summary>How to reach a database of this server.</summary>
    public string ConnectionTo(string database, string password = Password, string account = Account) =>
        new NpgsqlConnectionStringBuilder { Host = _folder, Username = account, Password = password, Database = database }.ConnectionString;

    /// <summary>Ends the server and all its connections; the data stays.</summary>
    public Task StopAsync() => AskAsync("stop");

    /// <summary>Starts it again.</summary>
    public Task ResumeAsync() => AskAsync("start");

    /// <summary>Runs a statement outside any of the counties' databases.</summary>
    public async Task RunAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync().WaitAsync(Patience);
        _keeper.Dispose();
    }

    private async Task AskAsync(string word)
    {
        await _keeper.StandardInput.WriteLineAsync(word);
        await _keeper.StandardInput.FlushAsync();
        var answer = await _keeper.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        if (answer != word)
        {
            throw new InvalidOperationException($"PostgreSQL did not {word}.");
        }
    }

    private static string[] AsServiceAccount() => Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private static string Programs() => Directory.Exists(Versions)
        ? Path.Combine(Directory.GetDirectories(Versions).OrderByDescending(version => version, StringComparer.Ordinal).First(), "bin")
        : throw new InvalidOperationException("PostgreSQL is not installed: sudo apt-get install -y postgresql");
}
