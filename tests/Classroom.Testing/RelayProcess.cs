using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Classroom.Relay.County.Database;
using Classroom.Shared.Contracts.Rest;
using Classroom.Testing.Database;

namespace Classroom.Testing;

/// <summary>The real relay in a process of its own, with a demo county in a folder that goes away with it.</summary>
public sealed class RelayProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    /// <summary>The relay that the script built for its users, when it runs the tests; else the one built with the tests.</summary>
    private static readonly string Program =
        Environment.GetEnvironmentVariable("CLASSROOM_RELAY") ?? Path.Combine(AppContext.BaseDirectory, "Classroom.Relay.dll");

    private readonly string _data;
    private readonly StringBuilder _output = new();
    private readonly int? _core;
    private readonly string[] _arguments;
    private Process _process = null!;

    private RelayProcess(string data, CountyStore store, int? core, string[] arguments) => (_data, Store, _core, _arguments) = (data, store, core, arguments);

    /// <summary>Where browsers go: localhost, so that the pages are a secure context.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The county's database.</summary>
    public CountyStore Store { get; }

    /// <summary>Of the process that runs now; another one after <see cref="RestartAsync"/>.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What the relay printed so far; shown when a test fails.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts a relay and waits until it answers.</summary>
    public static Task<RelayProcess> StartAsync(params string[] arguments) => StartAsync(null, arguments);

    /// <summary>Starts a relay that has one core, as if the machine had no other; on any when null.</summary>
    public static async Task<RelayProcess> StartAsync(int? core, params string[] arguments)
    {
        var data = NewFolder();
        return await StartAsync(data, await CountyStore.OfAsync(DatabaseProvider.Sqlite, data), core, arguments);
    }

    /// <summary>Starts a relay on a database of its own of that kind.</summary>
    public static async Task<RelayProcess> StartAsync(DatabaseProvider database, int? core = null)
    {
        var data = NewFolder();
        return await StartAsync(data, await CountyStore.OfAsync(database, data), core, []);
    }

    /// <summary>Starts a relay on a server that may be stopped.</summary>
    public static Task<RelayProcess> StartAsync(PostgresServer server)
    {
        var data = NewFolder();
        return StartAsync(data, CountyStore.On(server, data), null, []);
    }

    /// <summary>A bearer token, as <c>classroom token</c> prints it.</summary>
    /// <param name="role">"administrator", "director" or "observer".</param>
    public async Task<string> TokenAsync(string role)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "token", "--data", _data, "--role", role]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync().WaitAsync(StartLimit);
        await process.WaitForExitAsync().WaitAsync(StartLimit);
        return process.ExitCode == 0 ? printed.Trim() : throw new InvalidOperationException($"No token: {printed}");
    }

    /// <summary>Kills the relay without warning, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts it again on the same port and data.</summary>
    public Task RestartAsync() => LaunchAsync();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        await Store.DropAsync();
        Directory.Delete(_data, recursive: true);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("classroom-relay-").FullName;

    private static async Task<RelayProcess> StartAsync(string data, CountyStore store, int? core, string[] arguments)
    {
        var relay = new RelayProcess(data, store, core, arguments) { Address = new Uri($"http://localhost:{FreeTcpPort()}") };
        await relay.LaunchAsync();
        return relay;
    }

    private async Task LaunchAsync()
    {
        string[] command = _core is { } core ? ["taskset", "-c", core.ToString(CultureInfo.InvariantCulture), "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] all =
        [
            .. command[1..], Program,
            "--port", Address.Port.ToString(CultureInfo.InvariantCulture), "--data", _data, "--media-port", "0", .. _arguments,
        ];
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Store.Settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await AnswersAsync();
    }

    private async Task AnswersAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var limit = new CancellationTokenSource(StartLimit);
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await retry.WaitForNextTickAsync(limit.Token))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The relay ended while starting:\n{Output}");
            }

            try
            {
                await http.GetFromJsonAsync<PublicInfo>("/api/info", limit.Token);
                return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    private static int FreeTcpPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
