using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Routing;

/// <summary>Reception of one stream as RFC 3550 counts it (appendices A.1, A.3 and A.8), and the report block made of it.</summary>
public sealed class ReceiveStatistics
{
    // RFC 3550 appendix A.1, with mediasoup's misorder (RtpStream.cpp): a retransmission may be that late.
    private const ulong MaxDropout = 3000;
    private const ulong MaxMisorder = 1500;

    private readonly Ssrc _source;
    private readonly int _clockRate;
    private bool _started;
    private ulong _base;
    private ulong _highest;
    private ulong? _restartAt;
    private long _received;
    private long _expectedBefore;
    private long _receivedBefore;
    private long _transit;
    private bool _hasTransit;
    private uint _jitterQ4;
    private uint _lastSenderReport;
    private MonotonicTime _lastSenderReportAt;

    /// <param name="clockRate">Ticks of the RTP timestamp per second.</param>
    public ReceiveStatistics(Ssrc source, int clockRate)
    {
        _source = source;
        _clockRate = clockRate;
    }

    /// <summary>Packets received, duplicates included.</summary>
    public long Received => _received;

    /// <summary>Packets sent as far as known from the sequence numbers.</summary>
    public long Expected => _started ? (long)(_highest - _base + 1) : 0;

    /// <summary>Packets missing; negative if duplicates outnumber them.</summary>
    public long Lost => Expected - _received;

    /// <summary>Highest extended sequence number accepted.</summary>
    public ulong Highest => _highest;

    public TimeSpan Jitter => TimeSpan.FromSeconds((double)(_jitterQ4 >> 4) / _clockRate);

    /// <summary>Counts one packet.</summary>
    /// <param name="recovered">It came as a retransmission: its delay says nothing of the path and is no jitter sample.</param>
    public SequenceVerdict OnPacket(ulong sequence, RtpTimestamp timestamp, bool recovered, MonotonicTime now)
    {
        var verdict = Judge(sequence);
        if (verdict == SequenceVerdict.Rejected)
        {
            return verdict;
        }

        _received++;
        if (!recovered)
        {
            AddJitterSample(timestamp, now);
        }

        return verdict;
    }

    /// <summary>Notes a sender report of this stream, for the receiver's half of the round trip measurement.</summary>
    public void OnSenderReport(NtpTime ntp, MonotonicTime now)
    {
        _lastSenderReport = ntp.Compact;
        _lastSenderReportAt = now;
    }

    /// <summary>The report block for the time since the last call.</summary>
    public ReportBlock TakeReport(MonotonicTime now)
    {
        var expected = Expected - _expectedBefore;
        var lost = expected - (_received - _receivedBefore);
        _expectedBefore = Expected;
        _receivedBefore = _received;
        var delay = _lastSenderReport == 0 ? 0 : (now - _lastSenderReportAt).Ticks * 65536 / TimeSpan.TicksPerSecond;
        return new ReportBlock(
            _source,
            expected <= 0 || lost <= 0 ? (byte)0 : (byte)Math.Min(lost * 256 / expected, byte.MaxValue),
            (int)Math.Clamp(Lost, -0x80_0000, 0x7F_FFFF),
            (uint)_highest,
            _jitterQ4 >> 4,
            _lastSenderReport,
            (uint)delay);
    }

    private SequenceVerdict Judge(ulong sequence)
    {
        if (!_started)
        {
            Begin(sequence);
            return SequenceVerdict.Advanced;
        }

        if (sequence > _highest && sequence - _highest < MaxDropout)
        {
            _highest = sequence;
            _restartAt = null;
            return SequenceVerdict.Advanced;
        }

        if (sequence <= _highest && _highest - sequence < MaxMisorder)
        {
            return SequenceVerdict.Late;
        }

        if (_restartAt == sequence)
        {
            Begin(sequence);
            return SequenceVerdict.Restarted;
        }

        _restartAt = sequence + 1;
        return SequenceVerdict.Rejected;
    }

    private void Begin(ulong sequence)
    {
        _started = true;
        _base = _highest = sequence;
        _restartAt = null;
        _received = _expectedBefore = _receivedBefore = 0;
        _hasTransit = false;
    }

    // RFC 3550 appendix A.8: J += (|D| - J) / 16, kept in sixteenths. Jumps of the timestamp are no jitter and would spoil the mean for long.
    private void AddJitterSample(RtpTimestamp timestamp, MonotonicTime now)
    {
        var transit = (now.Microseconds * _clockRate / 1_000_000) - timestamp.Value;
        var difference = Math.Abs((long)(int)(transit - _transit));
        if (_hasTransit && difference < 5 * _clockRate)
        {
            _jitterQ4 = (uint)(_jitterQ4 + difference - ((_jitterQ4 + 8) >> 4));
        }

        _transit = transit;
        _hasTransit = true;
    }
}
