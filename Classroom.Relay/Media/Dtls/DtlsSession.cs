using Classroom.Relay.Media.Dtls.OpenSsl;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Dtls;

/// <summary>
/// One DTLS 1.2 association with use_srtp (RFC 5764), sans-I/O but for one exception: OpenSSL times its retransmissions by its own clock,
/// so <see cref="NextDeadline"/> is only as good as <c>now</c> runs with real time. Used by one thread at a time. Bytes from the network
/// never make it throw.
/// </summary>
public sealed class DtlsSession(DtlsContext context, DtlsRole role, IDtlsOutput output) : IDisposable
{
    /// <summary>Largest datagram sent, in bytes: it fits every path WebRTC runs on.</summary>
    public const int MaxDatagram = 1200;

    /// <summary>How long a handshake may take.</summary>
    public static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Silence after the handshake for which OpenSSL's connection is kept. A peer that lacks our last flight repeats its own well within it.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(2);

    private SslConnection? _connection;
    private SettledAssociation? _settled;
    private IReadOnlyList<byte[]> _lastFlight = [];
    private MonotonicTime _handshakeDeadline;
    private MonotonicTime _settleAt = MonotonicTime.Never;

    public DtlsRole Role { get; } = role;

    public DtlsState State { get; private set; }

    /// <summary>When <see cref="Tick"/> has something to do.</summary>
    public MonotonicTime NextDeadline { get; private set; } = MonotonicTime.Never;

    /// <summary>Datagrams dropped because they are no DTLS records or came in a state that takes none.</summary>
    public long DatagramsDropped { get; private set; }

    /// <summary>Begins the handshake; as a client the first flight goes out at once. Once only.</summary>
    /// <param name="expected">Fingerprints of which the peer's certificate must have one.</param>
    /// <exception cref="InvalidOperationException">The session was started or closed before.</exception>
    public void Start(IReadOnlyList<DtlsFingerprint> expected, MonotonicTime now)
    {
        if (State != DtlsState.New)
        {
            throw new InvalidOperationException($"A session starts once; this one is {State}.");
        }

        _connection = context.Connect(Role, expected);
        _handshakeDeadline = now + HandshakeTimeout;
        State = DtlsState.Handshaking;
        if (Role == DtlsRole.Client)
        {
            Continue(_connection, _connection.Receive(default), now);
        }
        else
        {
            NextDeadline = _handshakeDeadline;
        }
    }

    /// <summary>Takes one datagram from the peer.</summary>
    public void Receive(ReadOnlySpan<byte> datagram, MonotonicTime now)
    {
        if ((_connection is null && _settled is null) || !DtlsRecord.AreAllIn(datagram))
        {
            DatagramsDropped++;
        }
        else if (_connection is { } connection)
        {
            Continue(connection, connection.Receive(datagram), now);
        }
        else
        {
            Receive(_settled!, datagram);
        }
    }

    /// <summary>Sends an unanswered flight again, gives up after <see cref="HandshakeTimeout"/>, and lets go of what a settled session has no use for.</summary>
    public void Tick(MonotonicTime now)
    {
        if (_connection is not { } connection || now < NextDeadline)
        {
            return;
        }

        if (State == DtlsState.Handshaking && now >= _handshakeDeadline)
        {
            Fail(DtlsFailure.Timeout);
            return;
        }

        if (now >= _settleAt)
        {
            Settle(connection);
            return;
        }

        Continue(connection, connection.HandleTimeout(), now);
    }

    /// <summary>Sends close_notify and ends the session without a further callback. Idempotent.</summary>
    public void Close()
    {
        if (_connection is { } connection && State == DtlsState.Connected)
        {
            connection.Shutdown();
            connection.Flush(output);
        }

        _settled?.SayGoodbye(output);

        if (State < DtlsState.Closed)
        {
            End(DtlsState.Closed);
        }
    }

    /// <summary>Closes the session and frees its native memory.</summary>
    public void Dispose() => Close();

    /// <summary>Sends what a step wrote and reports what it led to. The report comes last: its receiver may dispose this session.</summary>
    private void Continue(SslConnection connection, SslStatus status, MonotonicTime now)
    {
        if (status == SslStatus.Established && State == DtlsState.Handshaking)
        {
            _lastFlight = connection.Written();
        }

        connection.Flush(output);
        if (_connection != connection)
        {
            // Sending can fail in a way that makes the owner close us.
            return;
        }

        switch (status)
        {
            case SslStatus.Handshaking:
                UpdateDeadline(connection, now);
                break;
            case SslStatus.Established:
                Establish(connection, now);
                break;
            case SslStatus.PeerClosed:
                End(DtlsState.Closed);
                output.OnDtlsClosed();
                break;
            case SslStatus.PeerRefused:
                Fail(DtlsFailure.FingerprintMismatch);
                break;
            case SslStatus.PeerAlert:
                Fail(DtlsFailure.PeerAlert);
                break;
            case SslStatus.Broken:
                Fail(DtlsFailure.Protocol);
                break;
        }
    }

    private void Establish(SslConnection connection, MonotonicTime now)
    {
        var isNew = State == DtlsState.Handshaking;
        State = DtlsState.Connected;
        _settleAt = now + SettlingTime;
        UpdateDeadline(connection, now);
        if (!isNew)
        {
            return;
        }

        if (connection.TryExportKeys(Role, out var keys))
        {
            output.OnDtlsConnected(keys);
        }
        else
        {
            connection.Shutdown();
            connection.Flush(output);
            Fail(DtlsFailure.NoSrtpProfile);
        }
    }

    private void Settle(SslConnection connection)
    {
        _settleAt = NextDeadline = MonotonicTime.Never;
        if (connection.TryExportRecordKeys(Role) is { } keys)
        {
            _settled = new SettledAssociation(keys, _lastFlight);
            _connection = null;
            connection.Dispose();
        }
    }

    private void Receive(SettledAssociation settled, ReadOnlySpan<byte> datagram)
    {
        switch (settled.Receive(datagram))
        {
            case SettledEvent.FlightRepeated:
                settled.Repeat(output);
                break;
            case SettledEvent.PeerClosed:
                settled.SayGoodbye(output);
                End(DtlsState.Closed);
                output.OnDtlsClosed();
                break;
            case SettledEvent.PeerAlert:
                Fail(DtlsFailure.PeerAlert);
                break;
        }
    }

    private void Fail(DtlsFailure reason)
    {
        End(DtlsState.Failed);
        output.OnDtlsFailed(reason);
    }

    private void End(DtlsState state)
    {
        State = state;
        NextDeadline = MonotonicTime.Never;
        _connection?.Dispose();
        _connection = null;
        _settled = null;
    }

    private void UpdateDeadline(SslConnection connection, MonotonicTime now)
    {
        var own = State == DtlsState.Handshaking ? _handshakeDeadline : _settleAt;
        NextDeadline = connection.Timeout is { } timeout ? MonotonicTime.Min(now + timeout, own) : own;
    }
}
