using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>One request on its way: when to send it again and when to give up (RFC 8489 §6.2.1).</summary>
internal struct StunTransaction
{
    // Rc and Rm of RFC 8489 §6.2.1: seven sends, then 16 RTO more for the answer to the last.
    private const int MaxSends = 7;
    private const int LastWait = 16;

    // RFC 8445 §14.3: at least 500 ms.
    private static readonly TimeSpan FirstTimeout = TimeSpan.FromMilliseconds(500);

    private int _sends;
    private TimeSpan _timeout;

    public StunTransactionId Id { get; private init; }

    public MonotonicTime StartedAt { get; private init; }

    /// <summary>When to call <see cref="TryResend"/>.</summary>
    public MonotonicTime NextDeadline { get; private set; }

    /// <summary>Whether an answer's round trip is measurable: after a second send nobody knows which one it answers.</summary>
    public readonly bool IsFirstSend => _sends == 1;

    /// <summary>A new transaction whose first request the caller sends now.</summary>
    public static StunTransaction Start(MonotonicTime now) => new()
    {
        Id = StunTransactionId.Create(),
        StartedAt = now,
        NextDeadline = now + FirstTimeout,
        _sends = 1,
        _timeout = FirstTimeout,
    };

    /// <summary>True when the request is to be sent again now, false when the transaction has failed.</summary>
    public bool TryResend()
    {
        if (_sends == MaxSends)
        {
            return false;
        }

        _sends++;
        _timeout *= 2;
        NextDeadline += _sends == MaxSends ? FirstTimeout * LastWait : _timeout;
        return true;
    }
}
