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
    /// <summary>Silence that is worth a warning: three of a browser's checks have failed to come (Jitsi's endpoint inactivity: 8 s).</summary>
    public static readonly TimeSpan DisconnectAfter = TimeSpan.FromSeconds(8);

    /// <summary>Consent is given anew by every check, and ends without one (RFC 7675 §5.1).</summary>
    public static readonly TimeSpan CloseAfter = TimeSpan.FromSeconds(30);

    /// <summary>How long ICE and DTLS may take together.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Addresses of one peer that are remembered: what it may roam between.</summary>
    private const int MaxAddresses = 8;

    private readonly IDtlsEndpoint _dtls;
    private readonly IIceAgent _ice;
    private readonly List<TransportAddress> _addresses = [];
    private MonotonicTime _connectBy = MonotonicTime.Never;
    private MonotonicTime _lastConsent;
    private DtlsRole _role;
    private IReadOnlyList<DtlsFingerprint>? _expected;

    private WebRtcTransport(Router router, WebRtcTransportOptions options, bool isClient)
        : base(router, options.Id, options.Owner, options.Observer)
    {
        var credentials = options.Credentials ?? IceCredentials.Create();
        _ice = isClient ? new IceControllingAgent(credentials, router.Sink) : new IceLiteAgent(credentials, router.Sink);
        _dtls = options.CreateDtls(this);
        router.Claim(credentials.UsernameFragment, this);
    }

    /// <summary>Our ICE credentials, for the peer.</summary>
    public IceCredentials LocalCredentials => _ice.Local;

    /// <summary>Where media goes; empty while ICE has no address.</summary>
    public TransportAddress RemoteAddress => _ice.Selected;

    /// <summary>ICE's own counters.</summary>
    public IceStatistics IceStatistics => _ice.Statistics;

    private protected override MonotonicTime PathDeadline
    {
        get
        {
            var deadline = MonotonicTime.Min(_ice.NextDeadline, MonotonicTime.Min(_dtls.NextDeadline, _connectBy));
            return State switch
            {
                TransportState.Connected => MonotonicTime.Min(deadline, LastHeard + DisconnectAfter),
                TransportState.Disconnected => MonotonicTime.Min(deadline, _lastConsent + CloseAfter),
                _ => deadline,
            };
        }
    }

    /// <summary>A transport that waits for its peer.</summary>
    public static WebRtcTransport CreateServer(Router router, WebRtcTransportOptions options) => new(router, options, isClient: false);

    /// <summary>A transport that goes to its peer.</summary>
    public static WebRtcTransport CreateClient(Router router, WebRtcTransportOptions options) => new(router, options, isClient: true);

    /// <summary>The peer's DTLS parameters are known: the handshake may begin as soon as ICE has an address. Later calls are ignored.</summary>
    /// <param name="role">Ours.</param>
    /// <param name="expected">One of them must be the fingerprint of the peer's certificate.</param>
    public void Connect(DtlsRole role, IReadOnlyList<DtlsFingerprint> expected, MonotonicTime now)
    {
        if (State != TransportState.New)
        {
            return;
        }

        _role = role;
        _expected = expected;
        _connectBy = now + ConnectTimeout;
        SetState(TransportState.Connecting, now);
        if (_ice.State == IceState.Connected || role == DtlsRole.Server)
        {
            StartDtls(now);
        }

        UpdateDeadline();
    }

    /// <summary>The same for a client, which also learns where its peer is.</summary>
    /// <exception cref="InvalidOperationException">This is a server.</exception>
    public void Connect(
        DtlsRole role, IReadOnlyList<DtlsFingerprint> expected, IceCredentials remote, IReadOnlyList<IceCandidate> candidates, MonotonicTime now)
    {
        if (State == TransportState.New)
        {
            RestartIce(remote, candidates, now);
            Connect(role, expected, now);
        }
    }

    /// <summary>Takes new credentials for an ICE restart. DTLS, SRTP, producers, consumers and counters stay; media flows on until the peer nominates anew.</summary>
    /// <returns>The new credentials, for the peer.</returns>
    /// <exception cref="InvalidOperationException">This is a client, or it is closed.</exception>
    public IceCredentials RestartIce()
    {
        if (_ice is not IceLiteAgent agent || State == TransportState.Closed)
        {
            throw new InvalidOperationException("Only a server that is open restarts ICE by new credentials.");
        }

        if (agent.Replaced is { } older)
        {
            Router.Disclaim(older.UsernameFragment);
        }

        var fresh = IceCredentials.Create();
        agent.Restart(fresh);
        Router.Claim(fresh.UsernameFragment, this);
        return fresh;
    }

    /// <summary>A client's peer has restarted: checks begin anew.</summary>
    /// <exception cref="InvalidOperationException">This is a server.</exception>
    public void RestartIce(IceCredentials remote, IReadOnlyList<IceCandidate> candidates, MonotonicTime now)
    {
        if (_ice is not IceControllingAgent agent)
        {
            throw new InvalidOperationException("A server does not go to its peer.");
        }

        // Answers come from where the checks went.
        foreach (var candidate in candidates)
        {
            Remember(candidate.Address);
        }

        agent.Start(remote, candidates, now);
        Schedule(agent.NextDeadline);
    }

    void IDtlsOutput.SendDtls(ReadOnlySpan<byte> datagram)
    {
        // A browser may begin the handshake before it nominates; any address it has proven to have will do until then.
        var to = _ice.Selected.IsEmpty && _addresses.Count > 0 ? _addresses[^1] : _ice.Selected;
        if (!to.IsEmpty)
        {
            datagram.CopyTo(Router.Sink.Reserve(datagram.Length));
            Router.Sink.Commit(to, datagram.Length);
        }
    }

    void IDtlsOutput.OnDtlsConnected(SrtpKeyingMaterial keys)
    {
        UseKeys(keys);
        ConnectIfReady(Router.Now);
    }

    void IDtlsOutput.OnDtlsFailed(DtlsFailure reason) =>
        Close(reason == DtlsFailure.Timeout ? TransportCloseReason.HandshakeTimeout : TransportCloseReason.HandshakeFailed, Router.Now);

    void IDtlsOutput.OnDtlsClosed() => Close(TransportCloseReason.Peer, Router.Now);

    internal override void ReceiveStun(ReadOnlySpan<byte> datagram, in TransportAddress from, MonotonicTime now)
    {
        switch (_ice.Receive(datagram, from, now))
        {
            case IceEvent.Selected:
                Hear(from, now);
                Select(now);
                break;
            case IceEvent.Authenticated:
                Hear(from, now);
                break;
            case IceEvent.Discarded:
                Router.Counters.DroppedStun++;
                break;
            default:
                break;
        }

        Schedule(_ice.NextDeadline);
    }

    internal override void ReceiveDtls(ReadOnlySpan<byte> datagram, MonotonicTime now)
    {
        Router.Counters.DtlsReceived++;
        _dtls.Receive(datagram, now);
        Schedule(_dtls.NextDeadline);
    }

    private protected override void TickPath(MonotonicTime now)
    {
        _ice.Tick(now);
        _dtls.Tick(now);
        if (now >= _connectBy)
        {
            Close(TransportCloseReason.HandshakeTimeout, now);
        }
        else if (State is TransportState.Connected or TransportState.Disconnected)
        {
            CheckLiveness(now);
        }
    }

    private protected override void Shut()
    {
        _dtls.Close();
        _dtls.Dispose();
        Router.Disclaim(_ice.Local.UsernameFragment);
        if (_ice is IceLiteAgent { Replaced: { } replaced })
        {
            Router.Disclaim(replaced.UsernameFragment);
        }

        foreach (var address in _addresses)
        {
            Router.Disclaim(address, this);
        }
    }

    private void CheckLiveness(MonotonicTime now)
    {
        if (now - _lastConsent >= CloseAfter)
        {
            Close(TransportCloseReason.ConsentExpired, now);
            return;
        }

        SetState(now - LastHeard >= DisconnectAfter ? TransportState.Disconnected : TransportState.Connected, now);
    }

    private void Hear(in TransportAddress from, MonotonicTime now)
    {
        LastHeard = now;
        _lastConsent = now;
        Remember(from);
        if (State == TransportState.Disconnected)
        {
            SetState(TransportState.Connected, now);
        }
    }

    private void Remember(in TransportAddress address)
    {
        if (!_addresses.Contains(address))
        {
            if (_addresses.Count == MaxAddresses)
            {
                Router.Disclaim(_addresses[0], this);
                _addresses.RemoveAt(0);
            }

            _addresses.Add(address);
            Router.Claim(address, this);
        }
    }

    private void Select(MonotonicTime now)
    {
        UseDestination(_ice.Selected);
        if (State == TransportState.Connecting)
        {
            StartDtls(now);
            ConnectIfReady(now);
        }
    }

    private void StartDtls(MonotonicTime now)
    {
        _dtls.Start(_role, _expected!, now);
        Schedule(_dtls.NextDeadline);
    }

    private void ConnectIfReady(MonotonicTime now)
    {
        if (HasKeys && _ice.State == IceState.Connected && State == TransportState.Connecting)
        {
            _connectBy = MonotonicTime.Never;
            LastHeard = now;
            _lastConsent = now;
            SetState(TransportState.Connected, now);
        }
    }
}
