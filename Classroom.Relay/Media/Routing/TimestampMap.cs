using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Maps the timestamps of whatever source a consumer is fed from onto the consumer's one timeline, which only moves forward over a switch.
/// Layers of one producer are placed by its sender reports, other producers by when what they capture would arrive over a way without queues, which
/// is one line over any number of switches. When single packets come does not count: keyframes come late, and would put it off a little each time.
/// </summary>
internal sealed class TimestampMap(int clockRate)
{
    /// <summary>How far another layer may lie behind what was sent and still be drawn together silently (mediasoup, SimulcastConsumer.cpp: 75 ms).</summary>
    private const int MaxBehindMs = 75;

    /// <summary>Reports that would move the timeline further ahead of the passed time than this are not believed.</summary>
    private const int MaxAheadMs = 2000;

    /// <summary>Switches refused in a row before any mapping is better than none: endless refusal froze pictures (mediasoup PR 999).</summary>
    private const int MaxRefusals = 2;

    private TimestampLine _line;
    private (uint Timestamp, MonotonicTime At)? _origin;
    private uint _last;
    private MonotonicTime _lastAt;
    private bool _hasSent;
    private int _refusals;
    private SenderReportClock? _source;
    private Producer? _producer;

    /// <summary>The way of the current source's timestamps.</summary>
    public TimestampLine Line => _line;

    /// <summary>The clock of the current source's generation; null before the first.</summary>
    public SenderReportClock? Source => _source;

    /// <summary>Continues with another source from this packet on.</summary>
    /// <param name="receivedAt">When the packet came: one of the past may begin a source.</param>
    /// <returns>False, and nothing changed, when the mapping is not good yet: ask for another keyframe and keep what is being sent.</returns>
    public bool TrySwitch(Producer producer, SenderReportClock source, RtpTimestamp first, MonotonicTime receivedAt, MonotonicTime now)
    {
        if (_hasSent && !TryAlign(producer, source, first.Value, receivedAt, now))
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
    public RtpTimestamp Map(RtpTimestamp source) => _line.Map(source);

    /// <summary>What is added to the current source's timestamps.</summary>
    public int Offset => (int)_line.Offset;

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

    /// <summary>To be called now and then: what was drawn together is forgotten, before timestamps come round and meet it again half a day later.</summary>
    public void Tidy()
    {
        if (_line.IsPassed(_last, (uint)(PacketHistory.MaxAge.TotalSeconds * 2 * clockRate)))
        {
            _line = new TimestampLine(_line.Offset);
        }
    }

    private bool TryAlign(Producer producer, SenderReportClock source, uint first, MonotonicTime receivedAt, MonotonicTime now)
    {
        if (source == _source)
        {
            // The same source after a pause: its timeline has gone on by itself.
            return TryPlace(first, _line.Offset, now);
        }

        if (producer != _producer)
        {
            PlaceAnother(source, first, receivedAt);
            return true;
        }

        if (source.IsExact && _source!.IsExact)
        {
            return TryPlace(first, _line.Offset + source.OffsetTo(_source), now);
        }

        if (_refusals < MaxRefusals)
        {
            return false;
        }

        PlaceByElapsedTime(first, now);
        return true;
    }

    private bool TryPlace(uint first, uint offset, MonotonicTime now)
    {
        var ahead = (int)(first + offset - _last);
        if (ahead - Ticks(now - _lastAt) > MaxAheadMs * clockRate / 1000)
        {
            PlaceByElapsedTime(first, now);
            return true;
        }

        if (ahead <= -MaxBehindMs * clockRate / 1000)
        {
            if (_refusals < MaxRefusals)
            {
                return false;
            }

            PlaceByElapsedTime(first, now);
            return true;
        }

        _line = new TimestampLine(offset, first, _last);
        return true;
    }

    /// <summary>A cut is never refused: who presses the key waits for nobody's reports.</summary>
    private void PlaceAnother(SenderReportClock source, uint first, MonotonicTime receivedAt)
    {
        var origin = _origin ??= (_line.Offset + _source!.Anchor.Rtp.Value, _source.AnchorArrival);
        var offset = origin.Timestamp + Count(source.AnchorArrival - origin.At) - source.Anchor.Rtp.Value;
        var ahead = (int)(first + offset - _last) - (long)Ticks(receivedAt - _lastAt);
        if (Math.Abs(ahead) <= MaxAheadMs * clockRate / 1000)
        {
            _line = new TimestampLine(offset, first, _last);
            return;
        }

        PlaceByElapsedTime(first, receivedAt);
        _origin = (_line.Offset + source.Anchor.Rtp.Value, source.AnchorArrival);
    }

    private void PlaceByElapsedTime(uint first, MonotonicTime receivedAt) =>
        _line = new TimestampLine(_last + (uint)Ticks(receivedAt - _lastAt) - first, first, _last);

    private int Ticks(TimeSpan time) => (int)Math.Clamp(time.Ticks * clockRate / TimeSpan.TicksPerSecond, int.MinValue / 2, int.MaxValue / 2);

    /// <summary>The same modulo 2^32.</summary>
    private uint Count(TimeSpan time) => (uint)(long)((Int128)time.Ticks * clockRate / TimeSpan.TicksPerSecond);
}
