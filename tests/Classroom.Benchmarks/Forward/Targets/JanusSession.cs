using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Classroom.Benchmarks.Forward.Targets;

/// <summary>A session of Janus's HTTP interface: requests are acknowledged at once, their answers come by a long poll.</summary>
internal sealed class JanusSession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly string _root;
    private string _path = "";
    private int _transactions;

    private JanusSession(string root) => _root = root;

    /// <summary>Waits until Janus answers.</summary>
    /// <param name="isAlive">Gives up when it is not.</param>
    public static async Task<JanusSession> OpenAsync(Uri address, Func<bool> isAlive)
    {
        var session = new JanusSession(address.ToString());
        using var limit = new CancellationTokenSource(Patience);
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await retry.WaitForNextTickAsync(limit.Token))
        {
            if (!isAlive())
            {
                throw new InvalidOperationException("Janus ended while starting.");
            }

            try
            {
                var created = await session.PostAsync(session._root, new() { ["janus"] = "create" });
                session._path = $"{session._root}/{Id(created)}";
                break;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        return session;
    }

    /// <summary>A handle of the videoroom: one peer.</summary>
    public async Task<long> AttachAsync() => Id(await PostAsync(_path, new() { ["janus"] = "attach", ["plugin"] = "janus.plugin.videoroom" }));

    /// <summary>Asks the plugin and waits for its answer.</summary>
    /// <exception cref="InvalidOperationException">It refuses.</exception>
    public async Task<JanusReply> RequestAsync(long handle, JsonObject body, string? type = null, string? sdp = null)
    {
        var message = new JsonObject { ["janus"] = "message", ["body"] = body };
        if (sdp is not null)
        {
            message["jsep"] = new JsonObject { ["type"] = type, ["sdp"] = sdp };
        }

        var reply = await PostAsync($"{_path}/{handle}", message);
        var transaction = message["transaction"]!.GetValue<string>();
        while (Word(reply, "janus") != "success" && (Word(reply, "janus") != "event" || Word(reply, "transaction") != transaction))
        {
            Require(reply);
            reply = (await _http.GetFromJsonAsync<JsonNode>($"{_path}?maxev=1"))!;
        }

        var data = reply["plugindata"]!["data"]!;
        return data["error"] is { } error ? throw new InvalidOperationException($"Janus refuses: {error}") : new JanusReply(data, reply["jsep"]?["sdp"]?.GetValue<string>());
    }

    /// <summary>Waits until Janus says that a peer's media can flow: a moment later than the peer itself knows.</summary>
    public async Task WaitUntilUpAsync(long handle)
    {
        using var limit = new CancellationTokenSource(Patience);
        JsonNode told;
        do
        {
            told = (await _http.GetFromJsonAsync<JsonNode>($"{_path}?maxev=1", limit.Token))!;
            Require(told);
        }
        while (Word(told, "janus") != "webrtcup" || told["sender"]!.GetValue<long>() != handle);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode> PostAsync(string path, JsonObject message)
    {
        message["transaction"] = $"{++_transactions}";
        // Not as JSON content, which goes in chunks: Janus would wait for the second with the delayed acknowledgement of the first.
        using var content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(path, content);
        var reply = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Require(reply);
        return reply;
    }

    private static void Require(JsonNode reply)
    {
        if (Word(reply, "janus") == "error")
        {
            throw new InvalidOperationException($"Janus refuses: {reply.ToJsonString()}");
        }
    }

    private static long Id(JsonNode reply) => reply["data"]!["id"]!.GetValue<long>();

    private static string? Word(JsonNode reply, string name) => reply[name]?.GetValue<string>();
}
