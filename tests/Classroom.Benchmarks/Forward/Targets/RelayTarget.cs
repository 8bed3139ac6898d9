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

    public JoinCost Spent => new(CpuTime, ThreadTime("dtls"), ThreadTime("media"), ThreadTime(".NET Tiered"));

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
        var answer = await PostAsync($"/whip/{name}", new PeerDescription(peer).Publish(parameters));
        await _load.Connect(peer, answer);
        return peer;
    }

    public async Task ReceiveAsync(string name, IReadOnlyDictionary<LoadTrack, TrackCheck> checks)
    {
        var peer = await _load.AddSecure();
        var answer = await PostAsync($"/whep/{name}", new PeerDescription(peer).Receive());
        await _load.Run(_ => peer.Expect(answer, checks));
        await _load.Connect(peer, answer);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }

    private TimeSpan ThreadTime(string name) => ServerProcess.ThreadTimeOf(_process.ProcessId, name);

    private async Task<SessionDescription> PostAsync(string path, string offer)
    {
        using var content = new StringContent(offer, Encoding.UTF8, SessionDescription.ContentType);
        using var response = await _http.PostAsync(path, content);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode && SessionDescription.TryParse(text, out var answer, out _)
            ? answer
            : throw new InvalidOperationException($"The relay answers {(int)response.StatusCode} to {path}: {text}\n{_process.Output}");
    }
}
