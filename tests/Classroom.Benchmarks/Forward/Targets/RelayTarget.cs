using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Classroom.Benchmarks.Forward.Peers;
using Classroom.Benchmarks.Measuring;
using Classroom.Relay.Whip.Sdp;
using Classroom.Testing;

namespace Classroom.Benchmarks.Forward.Targets;

/// <summary>Our relay in a process of its own, as users run it: published to by WHIP, played by WHEP.</summary>
internal sealed class RelayTarget : IForwardTarget
{
    private readonly LoadThread _load;
    private readonly RelayProcess _process;
    private readonly HttpClient _http;
    private readonly HttpClient _stranger = new();
    private TimeSpan _endedCompilers;
    private TimeSpan _lastCompiler;

    private RelayTarget(LoadThread load, RelayProcess process, string token)
    {
        _load = load;
        _process = process;
        _http = new HttpClient { BaseAddress = process.Address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Uri Address => _process.Address;

    public int ProcessId => _process.ProcessId;

    public TimeSpan CpuTime => ServerProcess.CpuTimeOf(_process.ProcessId);

    public TimeSpan CompilerTime => ProcessUse.CompilerTime(_process.ProcessId);

    public JoinCost Spent => new(CpuTime, ThreadTime("dtls"), ThreadTime("media"), CompilerSpent());

    public double ResidentKiB => ServerProcess.ResidentKiBOf(_process.ProcessId);

    public int ExtraBytes => 0;

    public static async Task<RelayTarget> StartAsync(LoadThread load, Cores cores)
    {
        var address = HostAddress.Find();
        var process = await cores.StartServer(() => RelayProcess.StartAsync(address is null ? [] : ["--announce", address.ToString()]));
        return new RelayTarget(load, process, await process.TokenAsync("administrator"));
    }

    public async Task<LoadPeer> PublishAsync(string name, IReadOnlyList<LoadTrack> tracks)
    {
        var peer = await _load.AddSecure();
        var parameters = await _load.Run(now => tracks.Select(track => peer.Publish(track, now)).ToList());
        var (answer, _) = await PostAsync($"/whip/{name}", new PeerDescription(peer).Publish(parameters));
        await _load.Connect(peer, answer);
        return peer;
    }

    public Task ReceiveAsync(string name, IReadOnlyDictionary<LoadTrack, TrackCheck> checks) => JoinAsync(name, checks);

    /// <summary>The same for a receiver that will leave.</summary>
    /// <returns>What <see cref="LeaveAsync"/> needs.</returns>
    public async Task<(LoadPeer Peer, Uri? Session)> JoinAsync(string name, IReadOnlyDictionary<LoadTrack, TrackCheck> checks)
    {
        var peer = await _load.AddSecure();
        var (answer, session) = await PostAsync($"/whep/{name}", new PeerDescription(peer).Receive());
        await _load.Run(_ => peer.Expect(answer, checks));
        await _load.Connect(peer, answer);
        return (peer, session);
    }

    /// <summary>Ends what a join began.</summary>
    public async Task LeaveAsync((LoadPeer Peer, Uri? Session) joined)
    {
        using var response = await _http.DeleteAsync(joined.Session);
        response.EnsureSuccessStatusCode();
        await _load.Remove(joined.Peer);
    }

    /// <summary>Posts a text of a join's size where nothing is published: all a join passes through before it is a join.</summary>
    public async Task BeRefusedAsync(string offer)
    {
        using var content = Content(offer);
        using var response = await _http.PostAsync("/whep/nobody", content);
        Expect(response, HttpStatusCode.NotFound);
    }

    /// <summary>Sends the same text, without a token, to what does nothing but answer: what the web server takes by itself.</summary>
    public async Task BeAnsweredAsync(string offer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(Address, "/whep/nobody")) { Content = Content(offer) };
        using var response = await _stranger.SendAsync(request);
        Expect(response, HttpStatusCode.NoContent);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _stranger.Dispose();
        await _process.DisposeAsync();
    }

    /// <summary>Of all its compilers: one ends when there was nothing to do for a while, and the next begins at zero.</summary>
    private TimeSpan CompilerSpent()
    {
        var last = ThreadTime(".NET Tiered");
        _endedCompilers += last < _lastCompiler ? _lastCompiler : TimeSpan.Zero;
        _lastCompiler = last;
        return _endedCompilers + last;
    }

    private TimeSpan ThreadTime(string name) => ServerProcess.ThreadTimeOf(_process.ProcessId, name);

    private static StringContent Content(string offer) => new(offer, Encoding.UTF8, SessionDescription.ContentType);

    private static void Expect(HttpResponseMessage response, HttpStatusCode status)
    {
        if (response.StatusCode != status)
        {
            throw new InvalidOperationException($"The relay answers {(int)response.StatusCode} instead of {(int)status}.");
        }
    }

    private async Task<(SessionDescription Answer, Uri? Session)> PostAsync(string path, string offer)
    {
        using var content = Content(offer);
        using var response = await _http.PostAsync(path, content);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode && SessionDescription.TryParse(text, out var answer, out _)
            ? (answer, response.Headers.Location)
            : throw new InvalidOperationException($"The relay answers {(int)response.StatusCode} to {path}: {text}\n{_process.Output}");
    }
}
