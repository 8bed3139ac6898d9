using System.Buffers.Binary;
using System.Security.Cryptography;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>
/// The client's side of ICE towards a lite or controlled peer: checks its candidates from one socket, nominates the best that answers
/// (RFC 8445 §8.1.1, regular nomination) and keeps consent (RFC 7675). Between two calls: at most one nomination is on its way.
/// </summary>
public sealed class IceControllingAgent(IceCredentials local, IPacketSink sink) : IIceAgent
{
    // Ta of RFC 8445 §14.2: the pace of first checks.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    // How long a better candidate may still answer after another one did, before the other is taken.
    private static readonly TimeSpan NominationPatience = TimeSpan.FromMilliseconds(100);

    // What a peer-reflexive candidate found by this check would have (RFC 8445 §7.1.1): type preference 110.
    private const uint CheckPriority = 110u << 24 | 0xFFFF00 | 255;

    private readonly IceConsent _consent = new();
    private readonly List<IceCheck> _checks = [];
    private readonly ulong _tieBreaker = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private IceStatistics _statistics;
    private IceCredentials? _remote;
    private IceCredentials? _selectedRemote;
    private MonotonicTime _nextPace = MonotonicTime.Never;
    private MonotonicTime _nominateAt = MonotonicTime.Never;

    public IceCredentials Local { get; } = local;

    public IceState State { get; private set; }

    public TransportAddress Selected { get; private set; }

    public MonotonicTime NextDeadline { get; private set; } = MonotonicTime.Never;

    public IceStatistics Statistics => _statistics;

    /// <summary>
    /// Begins checks, the best candidate first. A second call follows an ICE restart of the peer: checks begin anew with its new
    /// credentials, and media stays where it is until one of them is nominated.
    /// </summary>
    public void Start(IceCredentials remote, IReadOnlyList<IceCandidate> candidates, MonotonicTime now)
    {
        _remote = remote;
        _checks.Clear();
        _checks.AddRange(candidates.OrderByDescending(candidate => candidate.Priority).Select(candidate => new IceCheck(candidate)));
        _nextPace = now;
        _nominateAt = MonotonicTime.Never;
        StartNextCheck(now);
        UpdateDeadline();
    }

    public IceEvent Receive(ReadOnlySpan<byte> datagram, in TransportAddress from, MonotonicTime now)
    {
        if (!StunReader.TryParse(datagram, out var message))
        {
            _statistics.Malformed++;
            return IceEvent.Discarded;
        }

        var result = message.Type switch
        {
            StunMessageType.BindingRequest => Answer(in message, from),
            StunMessageType.BindingSuccess or StunMessageType.BindingError => Match(in message, from, now),
            _ => IceEvent.None,
        };
        UpdateDeadline();
        return result;
    }

    public IceEvent Tick(MonotonicTime now)
    {
        var result = IceEvent.None;
        if (now >= _consent.ExpiresAt)
        {
            _consent.End();
            _statistics.ConsentLosses++;
            State = IceState.Disconnected;
            Selected = default;
            result = IceEvent.ConsentLost;
        }

        if (now >= _consent.NextCheck)
        {
            Send(Selected, _selectedRemote!, _consent.NextTransaction(now), isNomination: false);
        }

        foreach (var check in _checks)
        {
            if (check.State == IceCheckState.InProgress && now >= check.Transaction.NextDeadline)
            {
                Resend(check, now);
            }
        }

        StartNextCheck(now);
        NominateWhenDue(now);
        UpdateDeadline();
        return result;
    }

    private void StartNextCheck(MonotonicTime now)
    {
        if (now < _nextPace)
        {
            return;
        }

        var next = _checks.Find(check => check.State == IceCheckState.Waiting);
        _nextPace = next is null ? MonotonicTime.Never : now + Pace;
        if (next is not null)
        {
            Begin(next, isNomination: false, now);
        }
    }

    private void Begin(IceCheck check, bool isNomination, MonotonicTime now)
    {
        check.State = IceCheckState.InProgress;
        check.IsNomination = isNomination;
        check.Transaction = StunTransaction.Start(now);
        Send(check.Remote.Address, _remote!, check.Transaction.Id, isNomination);
    }

    private void Resend(IceCheck check, MonotonicTime now)
    {
        if (check.Transaction.TryResend())
        {
            Send(check.Remote.Address, _remote!, check.Transaction.Id, check.IsNomination);
        }
        else
        {
            Fail(check, now);
        }
    }

    /// <summary>Gives a pair up. One that had answered before may have been the nominee: then another takes its place.</summary>
    private void Fail(IceCheck check, MonotonicTime now)
    {
        check.State = IceCheckState.Failed;
        check.IsNomination = false;
        if (!_checks.Exists(other => other.IsNomination) && _checks.Exists(other => other.State == IceCheckState.Succeeded))
        {
            _nominateAt = now;
        }
    }

    private void NominateWhenDue(MonotonicTime now)
    {
        if (now >= _nominateAt && _checks.Find(check => check.State == IceCheckState.Succeeded) is { } best)
        {
            _nominateAt = MonotonicTime.Never;
            Begin(best, isNomination: true, now);
        }
    }

    private IceEvent Answer(in StunReader request, in TransportAddress from)
    {
        if (!Local.IsReceiverOf(request.Username) || !request.IsAuthentic(Local))
        {
            _statistics.Unauthenticated++;
            return IceEvent.Discarded;
        }

        _statistics.RequestsReceived++;
        _statistics.ResponsesSent++;
        BindingResponder.Answer(in request, Local, request.IceControlling is not null, from, sink);
        return IceEvent.Authenticated;
    }

    private IceEvent Match(in StunReader response, in TransportAddress from, MonotonicTime now)
    {
        if (_selectedRemote is { } selectedRemote && from == Selected && response.IsAuthentic(selectedRemote)
            && _consent.TryRenew(response.TransactionId, now, out var roundTrip))
        {
            _statistics.ResponsesReceived++;
            _statistics.RoundTrip = roundTrip;
            return IceEvent.Authenticated;
        }

        var id = response.TransactionId;
        if (_checks.Find(check => check.State == IceCheckState.InProgress && check.Transaction.Id == id) is not { } check)
        {
            _statistics.Malformed++;
            return IceEvent.Discarded;
        }

        if (!response.IsAuthentic(_remote!))
        {
            _statistics.Unauthenticated++;
            return IceEvent.Discarded;
        }

        _statistics.ResponsesReceived++;

        // An answer from elsewhere means a path that is not symmetric (RFC 8445 §7.2.5.2.1); an error stays an error when asked again.
        if (response.Type == StunMessageType.BindingError || from != check.Remote.Address)
        {
            Fail(check, now);
            NominateWhenDue(now);
            return IceEvent.Authenticated;
        }

        return Succeed(check, now);
    }

    private IceEvent Succeed(IceCheck check, MonotonicTime now)
    {
        check.State = IceCheckState.Succeeded;
        if (check.Transaction.IsFirstSend)
        {
            _statistics.RoundTrip = now - check.Transaction.StartedAt;
        }

        if (check.IsNomination)
        {
            return Select(check, now);
        }

        if (!_checks.Exists(other => other.IsNomination))
        {
            var isBest = _checks.TrueForAll(other => other.Remote.Priority <= check.Remote.Priority || other.State == IceCheckState.Failed);
            _nominateAt = isBest ? now : MonotonicTime.Min(_nominateAt, now + NominationPatience);
            NominateWhenDue(now);
        }

        return IceEvent.Authenticated;
    }

    /// <summary>The nomination was answered: ICE is complete, and checks of other pairs stop (RFC 8445 §8.1.2).</summary>
    private IceEvent Select(IceCheck check, MonotonicTime now)
    {
        _checks.Clear();
        _nextPace = MonotonicTime.Never;
        _nominateAt = MonotonicTime.Never;
        _selectedRemote = _remote;
        _consent.Begin(now);
        State = IceState.Connected;
        Selected = check.Remote.Address;
        _statistics.Selections++;
        return IceEvent.Selected;
    }

    private void Send(in TransportAddress to, IceCredentials remote, StunTransactionId id, bool isNomination)
    {
        var writer = new StunWriter(sink.Reserve(StunWriter.MaxIceMessage), StunMessageType.BindingRequest, id);
        writer.Username(receiver: remote, sender: Local);
        writer.Priority(CheckPriority);
        writer.IceControlling(_tieBreaker);
        if (isNomination)
        {
            writer.UseCandidate();
        }

        sink.Commit(to, writer.Finish(remote));
        _statistics.RequestsSent++;
    }

    private void UpdateDeadline()
    {
        var next = MonotonicTime.Min(_nextPace, _nominateAt);
        next = MonotonicTime.Min(next, MonotonicTime.Min(_consent.NextCheck, _consent.ExpiresAt));
        foreach (var check in _checks)
        {
            if (check.State == IceCheckState.InProgress)
            {
                next = MonotonicTime.Min(next, check.Transaction.NextDeadline);
            }
        }

        NextDeadline = next;
    }
}
