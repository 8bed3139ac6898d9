using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>
/// Consent freshness of the selected pair (RFC 7675 §5.1): a check every 5 s, each a transaction of its own that is never repeated,
/// and 30 s without any answer end it.
/// </summary>
internal sealed class IceConsent
{
    /// <summary>Silence after which consent is gone.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // 30 s hold at most eight checks, because no two are closer than 0.8 * 5 s: older ones cannot be answered any more.
    private const int Outstanding = 8;

    private readonly (StunTransactionId Id, MonotonicTime SentAt)[] _sent = new (StunTransactionId, MonotonicTime)[Outstanding];
    private int _sends;

    /// <summary>When the next check is due.</summary>
    public MonotonicTime NextCheck { get; private set; } = MonotonicTime.Never;

    /// <summary>When consent ends.</summary>
    public MonotonicTime ExpiresAt { get; private set; } = MonotonicTime.Never;

    /// <summary>Consent was just given by a nomination.</summary>
    public void Begin(MonotonicTime now)
    {
        Array.Clear(_sent);
        ExpiresAt = now + Timeout;
        Schedule(now);
    }

    public void End()
    {
        ExpiresAt = MonotonicTime.Never;
        NextCheck = MonotonicTime.Never;
    }

    /// <summary>Notes a check that the caller sends now.</summary>
    public StunTransactionId NextTransaction(MonotonicTime now)
    {
        var id = StunTransactionId.Create();
        _sent[_sends++ % Outstanding] = (id, now);
        Schedule(now);
        return id;
    }

    /// <summary>Whether an authentic answer belongs to one of our checks; if so, consent is renewed.</summary>
    public bool TryRenew(StunTransactionId id, MonotonicTime now, out TimeSpan roundTrip)
    {
        roundTrip = default;
        foreach (ref var sent in _sent.AsSpan())
        {
            if (sent.Id == id && id != default)
            {
                roundTrip = now - sent.SentAt;
                sent = default;
                ExpiresAt = now + Timeout;
                return true;
            }
        }

        return false;
    }

    /// <summary>Randomised by 0.8..1.2, so that the checks of many clients do not fall together.</summary>
    private void Schedule(MonotonicTime now) => NextCheck = now + Interval * (0.8 + 0.4 * Random.Shared.NextDouble());
}
