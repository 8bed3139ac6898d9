using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Fuzz.Targets;

/// <summary>
/// Datagrams into DTLS sessions: one that waits for a ClientHello, one in the middle of a handshake, one that is connected. Promises: a
/// damaged handshake gives no keys, and nothing without keys disturbs a connected session.
/// </summary>
internal sealed class DtlsTarget : IFuzzTarget, IDisposable
{
    private readonly DtlsContext _serverContext = new(DtlsCertificate.Create(DateTimeOffset.UnixEpoch));
    private readonly DtlsContext _clientContext = new(DtlsCertificate.Create(DateTimeOffset.UnixEpoch));
    private readonly Peer _connected;
    private readonly byte[] _hello;

    public DtlsTarget()
    {
        // The corpus is one side's flights of a handshake that is over: to every other session they are valid but foreign.
        (_connected, _) = Handshake([]);
        List<byte[]> flights = [];
        var (server, client) = Handshake(flights);
        client.Session.Close();
        server.Session.Close();
        flights.AddRange(client.Sent);
        flights.AddRange(server.Sent);
        Corpus = flights;
        _hello = flights[0];
    }

    public string Name => "dtls";

    public IReadOnlyList<byte[]> Corpus { get; }

    public void Run(ReadOnlySpan<byte> input)
    {
        using var server = Start(DtlsRole.Server);
        server.Receive(input);
        server.Receive(_hello);
        server.Receive(input);
        using var client = Start(DtlsRole.Client);
        client.Receive(input);
        _connected.Receive(input);
        if (server.HasKeys || client.HasKeys)
        {
            throw new FuzzFinding("A handshake without a peer gave keys.");
        }

        if (_connected.Session.State != DtlsState.Connected)
        {
            throw new FuzzFinding("A connected session ended over a datagram that was not its peer's.");
        }
    }

    public void Dispose()
    {
        _connected.Dispose();
        _serverContext.Dispose();
        _clientContext.Dispose();
    }

    private Peer Start(DtlsRole role)
    {
        var isServer = role == DtlsRole.Server;
        var peer = new Peer(isServer ? _serverContext : _clientContext, role);
        peer.Session.Start([isServer ? _clientContext.Fingerprint : _serverContext.Fingerprint], default);
        return peer;
    }

    /// <summary>A whole handshake; the datagrams of both sides are added to <paramref name="flights"/> in their order.</summary>
    private (Peer Server, Peer Client) Handshake(List<byte[]> flights)
    {
        var server = Start(DtlsRole.Server);
        var client = Start(DtlsRole.Client);
        while (client.Sent.Count + server.Sent.Count > 0)
        {
            Carry(client, server, flights);
            Carry(server, client, flights);
        }

        return (server, client);
    }

    private static void Carry(Peer from, Peer to, List<byte[]> flights)
    {
        while (from.Sent.TryDequeue(out var datagram))
        {
            flights.Add(datagram);
            to.Receive(datagram);
        }
    }

    private sealed class Peer : IDtlsOutput, IDisposable
    {
        public Peer(DtlsContext context, DtlsRole role)
        {
            Session = new DtlsSession(context, role, this);
        }

        public DtlsSession Session { get; }

        public Queue<byte[]> Sent { get; } = [];

        public bool HasKeys { get; private set; }

        public void Receive(ReadOnlySpan<byte> datagram) => Session.Receive(datagram, default);

        public void SendDtls(ReadOnlySpan<byte> datagram) => Sent.Enqueue(datagram.ToArray());

        public void OnDtlsConnected(SrtpKeyingMaterial keys) => HasKeys = true;

        public void OnDtlsFailed(DtlsFailure reason)
        {
        }

        public void OnDtlsClosed()
        {
        }

        public void Dispose() => Session.Dispose();
    }
}
