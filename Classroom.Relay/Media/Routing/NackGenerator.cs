using System.Numerics;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Watches the sequence numbers of one received stream and says which packets to ask for again. Limits are those of mediasoup's
/// <c>NackGenerator.cpp</c> (3.14). Between two calls the missing numbers are ascending and all below the highest received.
/// </summary>
public sealed class NackGenerator
{
    /// <summary>Missing packets remembered; beyond, only a key frame helps.</summary>
    public const int MaxMissing = 1000;

    /// <summary>How far behind the highest a missing packet is still of interest.</summary>
    public const int MaxAge = 10_000;

    /// <summary>How often one packet is asked for.</summary>
    public const int MaxRequests = 10;

    private static readonly TimeSpan DefaultRoundTrip = TimeSpan.FromMilliseconds(100);

    // A timer cannot be asked to run more often; mediasoup ticks at this pace.
    private static readonly TimeSpan MinRetry = TimeSpan.FromMilliseconds(40);

    // Grows with what is missing: most streams lose little, and a class that joins at once makes hundreds of these.
    private Missing[] _missing = [];
    private int _count;
    private bool _started;
    private ulong _highest;
    private ulong _lastKeyframe;
    private TimeSpan _retry = DefaultRoundTrip;
    private MonotonicTime _deadline = MonotonicTime.Never;
    private bool _keyframeNeeded;

    /// <summary>Packets now missing and still asked for.</summary>
    public int Outstanding => _count;

    /// <summary>When <see cref="Take"/> has something to say; never while nothing is missing.</summary>
    public MonotonicTime NextDeadline => _deadline;

    /// <summary>Notes an arrival, retransmitted ones included.</summary>
    /// <returns>Whether this packet had been missing: it is late or recovered, and not a duplicate.</returns>
    public bool OnPacket(ulong sequence, bool isKeyframe, MonotonicTime now)
    {
        if (!_started)
        {
            _started = true;
            _highest = sequence;
            _lastKeyframe = sequence;
            return false;
        }

        if (isKeyframe)
        {
            _lastKeyframe = Math.Max(_lastKeyframe, sequence);
        }

        if (sequence <= _highest)
        {
            return Remove(sequence);
        }

        if (sequence > _highest + 1)
        {
            AddMissing(_highest + 1, sequence, now);
        }

        _highest = sequence;
        RemoveBelow(sequence > MaxAge ? sequence - MaxAge : 0);
        return false;
    }

    /// <summary>Forgets everything: the source began anew.</summary>
    public void Reset()
    {
        _started = false;
        _count = 0;
        _deadline = MonotonicTime.Never;
    }

    /// <summary>The missing packets to ask for now, ascending. What does not fit stays due.</summary>
    /// <param name="roundTrip">To the publisher; null while unknown, then 100 ms. Nothing is asked for twice within it.</param>
    /// <returns>How many were written.</returns>
    public int Take(Span<SequenceNumber> destination, MonotonicTime now, TimeSpan? roundTrip)
    {
        var measured = roundTrip ?? DefaultRoundTrip;
        _retry = measured > MinRetry ? measured : MinRetry;
        if (now < _deadline)
        {
            return 0;
        }

        var taken = 0;
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            var missing = _missing[i];
            if (taken < destination.Length && now >= missing.Due)
            {
                if (missing.Requests == MaxRequests)
                {
                    continue;
                }

                destination[taken++] = new SequenceNumber((ushort)missing.Sequence);
                missing = missing with { Due = now + _retry, Requests = (byte)(missing.Requests + 1) };
            }

            _missing[kept++] = missing;
        }

        _count = kept;
        FindDeadline();
        return taken;
    }

    /// <summary>Whether so much was lost that only a key frame helps. Says so once.</summary>
    public bool TakeKeyframeNeeded()
    {
        var needed = _keyframeNeeded;
        _keyframeNeeded = false;
        return needed;
    }

    private void AddMissing(ulong from, ulong until, MonotonicTime now)
    {
        var added = until - from;
        if (added > (ulong)(MaxMissing - _count))
        {
            // What came before the last key frame is needed no more.
            RemoveBelow(_lastKeyframe);
        }

        if (added > (ulong)(MaxMissing - _count))
        {
            _count = 0;
            _deadline = MonotonicTime.Never;
            _keyframeNeeded = true;
            return;
        }

        MakeRoom(_count + (int)added);
        for (var sequence = from; sequence < until; sequence++)
        {
            _missing[_count++] = new Missing(sequence, now, 0);
        }

        _deadline = MonotonicTime.Min(_deadline, now);
    }

    private void MakeRoom(int count)
    {
        if (count > _missing.Length)
        {
            Array.Resize(ref _missing, Math.Min(MaxMissing, (int)BitOperations.RoundUpToPowerOf2((uint)count)));
        }
    }

    private bool Remove(ulong sequence)
    {
        var at = _missing.AsSpan(0, _count).BinarySearch(new Missing(sequence, default, 0));
        if (at < 0)
        {
            return false;
        }

        _missing.AsSpan(at + 1, _count - at - 1).CopyTo(_missing.AsSpan(at));
        _count--;
        if (_count == 0)
        {
            _deadline = MonotonicTime.Never;
        }

        return true;
    }

    private void RemoveBelow(ulong sequence)
    {
        if (_count == 0 || _missing[0].Sequence >= sequence)
        {
            return;
        }

        var at = _missing.AsSpan(0, _count).BinarySearch(new Missing(sequence, default, 0));
        var removed = at < 0 ? ~at : at;
        _missing.AsSpan(removed, _count - removed).CopyTo(_missing);
        _count -= removed;
        FindDeadline();
    }

    private void FindDeadline()
    {
        _deadline = MonotonicTime.Never;
        foreach (ref readonly var missing in _missing.AsSpan(0, _count))
        {
            _deadline = MonotonicTime.Min(_deadline, missing.Due);
        }
    }

    /// <param name="Due">When to ask (again).</param>
    private readonly record struct Missing(ulong Sequence, MonotonicTime Due, byte Requests) : IComparable<Missing>
    {
        public int CompareTo(Missing other) => Sequence.CompareTo(other.Sequence);
    }
}
