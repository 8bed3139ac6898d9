using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// One layer of a producer: the RTP stream it arrives in, its history, and what the publisher is asked about it. The SSRC may be learnt late
/// (by RID) and may change; each <see cref="Bind"/> begins a new generation, in which nothing of the one before is known.
/// </summary>
internal sealed class ProducerStream
{
    /// <summary>Silence after which a layer no longer counts as live. Screens that stand still send about one picture a second.</summary>
    private static readonly TimeSpan LiveTime = TimeSpan.FromMilliseconds(1500);

    // A second of 5 Mbit/s video, and a second of audio in packets of 10 ms.
    private const int VideoHistory = 512;
    private const int AudioHistory = 128;

    // One cycle up, so that a packet overtaken before the first wrap has a place below.
    private const ulong FirstCycle = 0x1_0000;

    private readonly int _clockRate;
    private readonly bool _repairs;
    private ReceiveStatistics _reception = new(default, 1);
    private RtpRateMeter _rate;
    private long _receivedBefore;
    private long _lostBefore;
    private long _bytes;
    private long _repaired;
    private long _nacks;
    private long _keyFrames;
    private long _keyFrameRequests;
    private double _fractionLost;

    public ProducerStream(Producer producer, int layer, int clockRate, bool isVideo, bool repairs)
    {
        Producer = producer;
        Layer = layer;
        IsVideo = isVideo;
        _clockRate = clockRate;
        _repairs = repairs;
        History = new PacketHistory(producer.Router.Pool, isVideo ? VideoHistory : AudioHistory);
        Clock = producer.NewClock();
    }

    public Producer Producer { get; }

    /// <summary>Index into the producer's encodings.</summary>
    public int Layer { get; }

    public bool IsVideo { get; }

    /// <summary>The SSRC it arrives with; null until known.</summary>
    public Ssrc? Source { get; private set; }

    /// <summary>The SSRC its retransmissions arrive with; null until known.</summary>
    public Ssrc? RtxSource { get; set; }

    public PacketHistory History { get; }

    public NackGenerator Nacks { get; } = new();

    public KeyFrameRequests KeyFrames { get; } = new();

    /// <summary>A new object for each generation.</summary>
    public SenderReportClock Clock { get; private set; }

    /// <summary>Highest extended sequence number received in this generation.</summary>
    public ulong Highest { get; private set; }

    /// <summary>The packet that began the latest keyframe of this generation, and when it came; 0 before the first.</summary>
    public (ulong Sequence, MonotonicTime At) LatestKeyFrame { get; private set; }

    /// <summary>When the latest packet came; null before the first.</summary>
    public MonotonicTime? LastPacketAt { get; private set; }

    /// <summary>Whether anything arrived in this generation.</summary>
    public bool HasStarted => Highest != 0;

    public bool IsLive(MonotonicTime now) => LastPacketAt is { } last && now - last <= LiveTime;

    /// <summary>From now on the layer arrives with this SSRC.</summary>
    public void Bind(Ssrc source)
    {
        Source = source;
        History.Clear();
        Nacks.Reset();
        _receivedBefore += _reception.Received;
        _lostBefore += _reception.Lost;
        _reception = new ReceiveStatistics(source, _clockRate);
        Clock = Producer.NewClock();
        Highest = 0;
        LatestKeyFrame = default;
    }

    /// <summary>The publisher said that the stream has ended; a packet of it makes it live again.</summary>
    public void Stop() => LastPacketAt = null;

    /// <summary>Takes over an opened packet.</summary>
    /// <param name="isRetransmission">It came on the retransmission stream.</param>
    /// <returns>Whether it is new; if not, its buffer is back in the pool.</returns>
    public bool TryAccept(in StoredPacket packet, bool isRetransmission, bool startsKeyFrame, MonotonicTime now)
    {
        _rate.Add(packet.Buffer.Length, now);
        var bytes = packet.Buffer.Length;
        if (!History.Add(packet))
        {
            return false;
        }

        var verdict = _reception.OnPacket(packet.Sequence, packet.Header.Timestamp, isRetransmission, now);
        if (verdict == SequenceVerdict.Restarted)
        {
            Nacks.Reset();
        }

        var wasMissing = Nacks.OnPacket(packet.Sequence, startsKeyFrame, now);
        _repaired += wasMissing && isRetransmission ? 1 : 0;
        _bytes += bytes;
        Highest = Math.Max(Highest, packet.Sequence);
        LastPacketAt = now;
        Clock.OnPacket(packet.Header.Timestamp, now);
        if (startsKeyFrame)
        {
            _keyFrames++;
            LatestKeyFrame = (packet.Sequence, now);
            KeyFrames.Settle();
        }

        return true;
    }

    /// <summary>Extends the sequence number of a retransmission, or of a packet that no SRTP index came with, by the nearest.</summary>
    public ulong Unwrap(SequenceNumber sequence)
    {
        var reference = HasStarted ? Highest : FirstCycle | sequence.Value;
        return reference + (ulong)(long)(sequence - new SequenceNumber((ushort)reference));
    }

    /// <summary>A sender report of this stream.</summary>
    public void OnSenderReport(NtpTime ntp, RtpTimestamp rtp, MonotonicTime now)
    {
        Clock.OnReport(ntp, rtp, now);
        _reception.OnSenderReport(ntp, now);
    }

    /// <summary>The report block since the last call.</summary>
    public ReportBlock TakeReport(MonotonicTime now)
    {
        var report = _reception.TakeReport(now);
        _fractionLost = report.FractionLost / 256.0;
        return report;
    }

    /// <summary>Sequence numbers to ask the publisher for now.</summary>
    public int TakeNacks(Span<SequenceNumber> destination, MonotonicTime now, TimeSpan? roundTrip)
    {
        if (!_repairs)
        {
            return 0;
        }

        var count = Nacks.Take(destination, now, roundTrip);
        if (Nacks.TakeKeyframeNeeded() && IsVideo)
        {
            KeyFrames.Request(now);
        }

        _nacks += count;
        return count;
    }

    /// <summary>Whether to ask the publisher for a keyframe now.</summary>
    public bool TryTakeKeyFrameRequest(MonotonicTime now, TimeSpan? roundTrip)
    {
        if (Source is null || !KeyFrames.TryTake(now, roundTrip))
        {
            return false;
        }

        _keyFrameRequests++;
        return true;
    }

    /// <summary>When the publisher is to be asked for something.</summary>
    public MonotonicTime NextDeadline => MonotonicTime.Min(
        _repairs ? Nacks.NextDeadline : MonotonicTime.Never,
        Source is null ? MonotonicTime.Never : KeyFrames.NextDeadline);

    public ProducerLayerStatistics GetStatistics(MonotonicTime now) => new(
        IsLive(now),
        _receivedBefore + _reception.Received,
        _bytes,
        _lostBefore + _reception.Lost,
        _fractionLost,
        _repaired,
        _rate.BitsPerSecond(now),
        _reception.Jitter,
        _nacks,
        _keyFrames,
        _keyFrameRequests);
}
