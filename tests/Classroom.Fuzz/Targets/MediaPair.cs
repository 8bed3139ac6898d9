using Classroom.Relay.Media;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Fuzz.Targets;

/// <summary>
/// A relay and one client, connected: the client publishes a track of every codec and receives each back. Time passes only when told to;
/// nothing is lost on the way.
/// </summary>
internal sealed class MediaPair : IDisposable
{
    private static readonly TimeSpan FrameInterval = TimeSpan.FromMilliseconds(20);

    private readonly DtlsContext _relayContext = new(DtlsCertificate.Create(DateTimeOffset.UnixEpoch));
    private readonly DtlsContext _clientContext = new(DtlsCertificate.Create(DateTimeOffset.UnixEpoch));
    private readonly KeyTap _clientKeys = new();
    private readonly List<byte[]> _carried = [];
    private readonly MemoryHost _client = new(2);
    private readonly WebRtcTransport _clientTransport;

    public MediaPair()
    {
        Transport = WebRtcTransport.CreateServer(
            Relay.Router, new WebRtcTransportOptions("relay", output => new InlineDtls(_relayContext, output)));
        _clientTransport = WebRtcTransport.CreateClient(
            _client.Router, new WebRtcTransportOptions("client", output => _clientKeys.Create(_clientContext, output)));
        Transport.Connect(DtlsRole.Server, [_clientContext.Fingerprint], Now);
        _clientTransport.Connect(
            DtlsRole.Client, [_relayContext.Fingerprint], Transport.LocalCredentials, [IceCandidate.Host(Relay.Address, 0)], Now);
        Tracks = [.. SampleTracks.MimeTypes.Select((mimeType, index) => new PublishedTrack(this, _client, _clientTransport, mimeType, (uint)index + 1))];

        // A second is enough for checks, the handshake, keyframes and the first reports.
        PassTime(TimeSpan.FromSeconds(1));
        Recorded = [.. _carried];
    }

    public MemoryHost Relay { get; } = new(1);

    /// <summary>The relay's end.</summary>
    public WebRtcTransport Transport { get; }

    public TransportAddress ClientAddress => _client.Address;

    /// <summary>Never zero, so that "not yet" and "at the beginning" differ.</summary>
    public MonotonicTime Now { get; private set; } = new(1_000_000);

    public IReadOnlyList<PublishedTrack> Tracks { get; }

    /// <summary>Every datagram of the first second, both ways, as it was on the wire.</summary>
    public IReadOnlyList<byte[]> Recorded { get; }

    /// <summary>What the client protects its packets with.</summary>
    public SrtpKeyingMaterial ClientKeys => _clientKeys.Keys ?? throw new InvalidOperationException("The pair did not connect.");

    /// <summary>Lets the client publish for this long.</summary>
    public void PassTime(TimeSpan time)
    {
        for (var end = Now + time; Now < end; Now += FrameInterval)
        {
            foreach (var track in Tracks)
            {
                track.Publish();
            }

            Carry();
        }
    }

    /// <summary>Carries what was sent until both are silent.</summary>
    public void Carry()
    {
        do
        {
            Relay.Router.Turn(Now);
            _client.Router.Turn(Now);
        }
        while (Carry(_client, Relay) | Carry(Relay, _client));
    }

    public void Dispose()
    {
        _client.Dispose();
        Relay.Dispose();
        _relayContext.Dispose();
        _clientContext.Dispose();
    }

    /// <returns>Whether there was anything.</returns>
    private bool Carry(MemoryHost from, MemoryHost to)
    {
        var isSilent = from.Sent.Count == 0;
        while (from.Sent.TryDequeue(out var datagram))
        {
            if (Recorded is null)
            {
                _carried.Add(datagram);
            }

            to.Router.Receive(datagram, from.Address, Now);
        }

        return !isSilent;
    }
}
