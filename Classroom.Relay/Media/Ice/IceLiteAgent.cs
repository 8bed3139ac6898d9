using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>
/// The server's side of ICE (RFC 8445 §2.5): never sends a check, answers every authentic one, always controlled. Media goes where the
/// peer's last USE-CANDIDATE came from, at once, so a device that changes networks keeps its lesson. Between two calls: nothing of the
/// state was touched by a message that is not authentic.
/// </summary>
public sealed class IceLiteAgent(IceCredentials local, IPacketSink sink) : IIceAgent
{
    /// <summary>Silence after which a peer no longer consents to receive (RFC 7675 §5.1). It checks every 4 to 6 s.</summary>
    public static readonly TimeSpan ConsentTimeout = TimeSpan.FromSeconds(30);

    private IceStatistics _statistics;
    private TransportAddress _lastSelected;

    public IceCredentials Local { get; private set; } = local;

    /// <summary>Credentials before a restart, still good until the peer nominates with the new ones; otherwise null.</summary>
    public IceCredentials? Replaced { get; private set; }

    public IceState State { get; private set; }

    public TransportAddress Selected => State == IceState.Connected ? _lastSelected : default;

    public MonotonicTime NextDeadline { get; private set; } = MonotonicTime.Never;

    public IceStatistics Statistics => _statistics;

    /// <summary>Takes new credentials (RFC 8445 §2.4). Media keeps flowing where it flows until a pair is nominated with them.</summary>
    public void Restart(IceCredentials fresh)
    {
        Replaced = Local;
        Local = fresh;
    }

    public IceEvent Receive(ReadOnlySpan<byte> datagram, in TransportAddress from, MonotonicTime now)
    {
        if (!StunReader.TryParse(datagram, out var message) || message.Type != StunMessageType.BindingRequest)
        {
            _statistics.Malformed++;
            return IceEvent.Discarded;
        }

        if (Authenticate(in message) is not { } credentials)
        {
            _statistics.Unauthenticated++;
            return IceEvent.Discarded;
        }

        _statistics.RequestsReceived++;
        _statistics.ResponsesSent++;

        // A lite agent is never controlling, so whoever claims to be controlled as well has to change (RFC 8445 §7.3.1.1).
        var isConflict = message.IceControlled is not null;
        return BindingResponder.Answer(in message, credentials, isConflict, from, sink) == StunErrorCode.None
            ? Accept(in message, credentials, from, now)
            : IceEvent.Authenticated;
    }

    public IceEvent Tick(MonotonicTime now)
    {
        if (State != IceState.Connected || now < NextDeadline)
        {
            return IceEvent.None;
        }

        State = IceState.Disconnected;
        NextDeadline = MonotonicTime.Never;
        _statistics.ConsentLosses++;
        return IceEvent.ConsentLost;
    }

    private IceCredentials? Authenticate(in StunReader message)
    {
        if (Local.IsReceiverOf(message.Username))
        {
            return message.IsAuthentic(Local) ? Local : null;
        }

        return Replaced is { } replaced && replaced.IsReceiverOf(message.Username) && message.IsAuthentic(replaced) ? replaced : null;
    }

    private IceEvent Accept(in StunReader message, IceCredentials credentials, in TransportAddress from, MonotonicTime now)
    {
        if (message.UseCandidate && credentials == Local)
        {
            Replaced = null;
        }

        // A peer that nominated once sends plain checks from then on; when it comes back after a silence they resume its old pair.
        var isResumed = State == IceState.Disconnected && from == _lastSelected;
        var isNew = isResumed || (message.UseCandidate && Selected != from);
        if (isNew)
        {
            _statistics.Selections++;
            _lastSelected = from;
            State = IceState.Connected;
        }

        if (Selected == from)
        {
            NextDeadline = now + ConsentTimeout;
        }

        return isNew ? IceEvent.Selected : IceEvent.Authenticated;
    }
}
