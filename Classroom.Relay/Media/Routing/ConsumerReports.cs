using System.Text;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Routing;

/// <summary>The reports of one consumer: sender reports to the peer, and what the peer's receiver reports say.</summary>
internal sealed class ConsumerReports(OutgoingStream stream, string cname)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>While the publisher's time base is not known yet, which happens in its first second only.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(100);

    // The last reports sent, by the 32 bits the peer answers with. RFC 3550 §6.4.1 has them on our clock; ours carry the publisher's, so
    // the time of sending is kept beside.
    private const int Memory = 4;

    private readonly uint[] _sentCompact = new uint[Memory];
    private readonly MonotonicTime[] _sentAt = new MonotonicTime[Memory];
    private readonly byte[] _name = Encoding.UTF8.GetBytes(cname);
    private int _next;

    /// <summary>When <see cref="Write"/> has something to do; never before the first packet.</summary>
    public MonotonicTime NextDeadline { get; private set; } = MonotonicTime.Never;

    /// <summary>Packets lost in total, by the last report.</summary>
    public int Lost { get; private set; }

    /// <summary>0 to 1, by the last report.</summary>
    public double FractionLost { get; private set; }

    public TimeSpan Jitter { get; private set; }

    /// <summary>Null until measured.</summary>
    public TimeSpan? RoundTrip { get; private set; }

    /// <summary>Whether the link was a good one by the last report. False until its round trip is measured.</summary>
    public bool IsGoodLink => RoundTrip <= GoodLink.MaxRoundTrip && FractionLost <= GoodLink.MaxLoss;

    /// <summary>The source has changed: receivers cannot place its timestamps before the next report (R10).</summary>
    public void Hasten(MonotonicTime now) => NextDeadline = now;

    /// <summary>Writes the report that is due.</summary>
    public void Write(RtcpOutbox outbox, MonotonicTime now)
    {
        if (now < NextDeadline)
        {
            return;
        }

        if (!stream.TryTakeReport(now, out var ntp, out var timestamp))
        {
            NextDeadline = now + Retry;
            return;
        }

        NextDeadline = now + Interval;
        var room = outbox.Reserve(SenderReport.Length(0) + SourceDescription.Length(_name.Length));
        var length = SenderReport.Write(room, stream.Ssrc, ntp, timestamp, (uint)stream.Packets, (uint)stream.Octets, []);
        outbox.Advance(length + SourceDescription.Write(room[length..], stream.Ssrc, _name));
        _sentCompact[_next] = ntp.Compact;
        _sentAt[_next] = now;
        _next = (_next + 1) % Memory;
    }

    /// <summary>The peer's account of the stream.</summary>
    public void OnReport(in ReportBlock block, MonotonicTime now)
    {
        Lost = block.CumulativeLost;
        FractionLost = block.FractionLost / 256.0;
        Jitter = TimeSpan.FromSeconds((double)block.Jitter / stream.ClockRate);
        var sent = block.LastSenderReport == 0 ? -1 : Array.IndexOf(_sentCompact, block.LastSenderReport);
        if (sent >= 0)
        {
            var held = TimeSpan.FromTicks(block.DelaySinceLastSenderReport * TimeSpan.TicksPerSecond >> 16);
            var trip = now - _sentAt[sent] - held;
            RoundTrip = trip > TimeSpan.Zero ? trip : TimeSpan.Zero;
        }
    }
}
