using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media;

/// <summary>
/// A peer reached by ICE over UDP and secured by DTLS-SRTP. As a server it is ICE-lite and waits; as a client it checks, nominates and
/// keeps consent. Connected means: ICE has an address, DTLS is done with the expected certificate, and its keys are in use.
/// </summary>
public sealed class WebRtcTransport : Transport, IDtlsOutput
{
    private readonly IDtlsEndpoint _dtls;
    private readonly IceLiteAgent? _server;
    private readonly IceControllingAgent? _client;

    private WebRtcTransport(Router router, WebRtcTransportOptions options, bool isClient)
        : base(router, options.Id, options.Observer)
    {
        var credentials = options.Credentials ?? IceCredentials.Create();
        _dtls = options.CreateDtls(this);
        if (isClient)
        {
            _client = new IceControllingAgent(credentials, router.Sink);
        }
        else
        {
            _server = new IceLiteAgent(credentials, router.Sink);
        }

        router.Claim(credentials.UsernameFragment, this);
    }

    /// <summary>Our ICE credentials, for the peer.</summary>
    public IceCredentials LocalCredentials => _server?.Local ?? _client!.Local;

    /// <summary>A transport that waits for its peer.</summary>
    public static WebRtcTransport CreateServer(Router router, WebRtcTransportOptions options) => new(router, options, isClient: false);

    /// <summary>A transport that goes to its peer.</summary>
    public static WebRtcTransport CreateClient(Router router, WebRtcTransportOptions options) => new(router, options, isClient: true);

    /// <summary>The peer's DTLS parameters are known: a server begins to take its handshake. Later calls are ignored.</summary>
    /// <param name="role">Ours.</param>
    /// <param name="expected">One of them must be the fingerprint of the peer's certificate.</param>
    public void Connect(DtlsRole role, IReadOnlyList<DtlsFingerprint> expected, MonotonicTime now)
    {
    }

    /// <summary>The same for a client, which also learns where its peer is.</summary>
    /// <exception cref="InvalidOperationException">This is a server.</exception>
    public void Connect(
        DtlsRole role, IReadOnlyList<DtlsFingerprint> expected, IceCredentials remote, IReadOnlyList<IceCandidate> candidates, MonotonicTime now)
    {
    }

    /// <summary>Takes new credentials for an ICE restart. DTLS, SRTP, producers, consumers and counters stay; media flows on until the peer nominates anew.</summary>
    /// <returns>The new credentials, for the peer.</returns>
    /// <exception cref="InvalidOperationException">This is a client, or it is closed.</exception>
    public IceCredentials RestartIce() => LocalCredentials;

    /// <summary>A client's peer has restarted: checks begin anew.</summary>
    /// <exception cref="InvalidOperationException">This is a server.</exception>
    public void RestartIce(IceCredentials remote, IReadOnlyList<IceCandidate> candidates, MonotonicTime now)
    {
    }

    void IDtlsOutput.SendDtls(ReadOnlySpan<byte> datagram)
    {
    }

    void IDtlsOutput.OnDtlsConnected(SrtpKeyingMaterial keys)
    {
    }

    void IDtlsOutput.OnDtlsFailed(DtlsFailure reason)
    {
    }

    void IDtlsOutput.OnDtlsClosed()
    {
    }

    internal override void ReceiveStun(ReadOnlySpan<byte> datagram, in TransportAddress from, MonotonicTime now)
    {
    }

    internal override void ReceiveDtls(ReadOnlySpan<byte> datagram, MonotonicTime now) => _dtls.Receive(datagram, now);
}
