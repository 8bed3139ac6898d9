using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Maps the timestamps of whatever source a consumer is fed from onto the consumer's one timeline, which only moves forward over a switch.
/// Layers of one producer are mapped through their sender reports, other producers by the time that has passed.
/// </summary>
internal sealed class TimestampMap(int clockRate)
{
    /// <summary>How far the new source may lie behind what was sent and still be pushed forward silently (mediasoup, SimulcastConsumer.cpp: 75 ms).</summary>
    private const int MaxPushMs = 75;

    /// <summary>Reports that would move the timeline further ahead of the passed time than this are not believed.</summary>
    private const int MaxAheadMs = 2000;

    /// <summary>Switches refused in a row before any mapping is better than none: endless refusal froze pictures (mediasoup PR 999).</summary>
    private const int MaxRefusals = 2;

    // Between two calls: output = source + _exact + _push, modulo 2^32. The push is not carried over to the next switch.
    private uint _exact;
    private uint _push;
    private uint _last;
    private MonotonicTime _lastAt;
    private bool _hasSent;
    private int _refusals;
    private SenderReportClock? _source;
    private Producer? _producer;

    /// <summary>Continues with another source from this packet on.</summary>
    /// <returns>False, and nothing changed, when the mapping is not good yet: ask for another keyframe and keep what is being sent.</returns>
    public bool TrySwitch(Producer producer, SenderReportClock source, RtpTimestamp first, MonotonicTime now)
    {
        if (_hasSent && !TryAlign(producer, source, first.Value, now))
        {
            _refusals++;
            return false;
        }

        _refusals = 0;
        _source = source;
        _producer = producer;
        return true;
    }

    /// <summary>The outgoing timestamp of a packet of the current source.</summary>
    public RtpTimestamp Map(RtpTimestamp source) => new(source.Value + _exact + _push);

    /// <summary>What is added to the current source's timestamps.</summary>
    public int Offset => (int)(_exact + _push);

    /// <summary>A packet went out.</summary>
    public void OnSent(RtpTimestamp output, MonotonicTime now)
    {
        if (!_hasSent || (int)(output.Value - _last) > 0)
        {
            _last = output.Value;
            _lastAt = now;
            _hasSent = true;
        }
    }

    private bool TryAlign(Producer producer, SenderReportClock source, uint first, MonotonicTime now)
    {
        if (source == _source)
        {
            // The same source after a pause: its timeline has gone on by itself.
            return TryPlace(first, _exact, now);
        }

        if (producer == _producer && source.IsExact && _source!.IsExact)
        {
            return TryPlace(first, _exact + source.OffsetTo(_source), now);
        }

        if (producer == _producer && _refusals < MaxRefusals)
        {
            return false;
        }

        PlaceByElapsedTime(first, now);
        return true;
    }

    private bool TryPlace(uint first, uint exact, MonotonicTime now)
    {
        var ahead = (int)(first + exact - _last);
        if (ahead - Elapsed(now) > MaxAheadMs * clockRate / 1000)
        {
            PlaceByElapsedTime(first, now);
            return true;
        }

        if (ahead <= -MaxPushMs * clockRate / 1000)
        {
            if (_refusals < MaxRefusals)
            {
                return false;
            }

            PlaceByElapsedTime(first, now);
            return true;
        }

        _exact = exact;
        _push = ahead > 0 ? 0 : (uint)(1 - ahead);
        return true;
    }

    private void PlaceByElapsedTime(uint first, MonotonicTime now)
    {
        _exact = _last + (uint)Math.Max(Elapsed(now), 1) - first;
        _push = 0;
    }

    private int Elapsed(MonotonicTime now) => (int)Math.Min((now - _lastAt).Ticks * clockRate / TimeSpan.TicksPerSecond, int.MaxValue / 2);
}
