using Classroom.Relay.Media.Congestion;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Routing;

/// <summary>What the peer is told about what it sends: arrivals for its congestion control, losses, keyframe wishes, receiver reports.</summary>
internal sealed class PublisherFeedback(Transport transport, RtcpOutbox outbox)
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(1);

    /// <summary>Lost packets named in one message; more wait for the next tick.</summary>
    private const int MaxNacks = 128;

    private readonly Ssrc _sender = new(transport.Router.NextSsrc());
    private TransportFeedbackRecorder? _arrivals;
    private MonotonicTime _nextReport;
    private Ssrc _anyMedia;

    /// <summary>Transport-wide feedback messages sent.</summary>
    public long Sent { get; private set; }

    /// <summary>A packet with a transport-wide sequence number arrived.</summary>
    public void OnPacket(SequenceNumber transportSequence, Ssrc media, MonotonicTime now)
    {
        // 16 kB that a peer which only receives does without.
        _arrivals ??= new TransportFeedbackRecorder();
        _arrivals.OnPacket(transportSequence, now);
        _anyMedia = media;
    }

    /// <summary>When arrivals are to be reported.</summary>
    public MonotonicTime ArrivalDeadline => _arrivals?.NextDeadline ?? MonotonicTime.Never;

    /// <summary>When <see cref="Write"/> has something to do.</summary>
    public MonotonicTime NextDeadline
    {
        get
        {
            var deadline = ArrivalDeadline;
            foreach (var producer in transport.ProducerList)
            {
                deadline = MonotonicTime.Min(deadline, _nextReport);
                foreach (var stream in producer.Streams)
                {
                    deadline = MonotonicTime.Min(deadline, stream.NextDeadline);
                }
            }

            return deadline;
        }
    }

    /// <summary>Writes what is due.</summary>
    public void Write(MonotonicTime now)
    {
        WriteArrivals(now);
        foreach (var producer in transport.ProducerList)
        {
            foreach (var stream in producer.Streams)
            {
                WriteNacks(stream, now);
                if (stream.TryTakeKeyFrameRequest(now, transport.RoundTrip))
                {
                    WriteKeyFrameRequest(producer, stream);
                }
            }
        }

        if (now >= _nextReport)
        {
            WriteReports(now);
            _nextReport = now + ReportInterval;
        }
    }

    private void WriteArrivals(MonotonicTime now)
    {
        if (_arrivals is null || now < _arrivals.NextDeadline)
        {
            return;
        }

        int length;
        do
        {
            outbox.Flush();
            length = _arrivals.Write(outbox.Reserve(RtcpOutbox.MaxLength), _sender, _anyMedia);
            outbox.Advance(length);
            Sent += length > 0 ? 1 : 0;
        }
        while (length > 0);
    }

    private void WriteNacks(ProducerStream stream, MonotonicTime now)
    {
        Span<SequenceNumber> missing = stackalloc SequenceNumber[MaxNacks];
        var rest = missing[..stream.TakeNacks(missing, now, transport.RoundTrip)];
        while (!rest.IsEmpty)
        {
            var length = GenericNack.Write(outbox.Reserve(FeedbackMessage.HeaderLength + 4 * rest.Length), _sender, stream.Source!.Value, rest, out var written);
            outbox.Advance(length);
            rest = rest[written..];
        }
    }

    /// <summary>PLI where the publisher said it understands it, else FIR (RFC 5104 §4.3.1).</summary>
    private void WriteKeyFrameRequest(Producer producer, ProducerStream stream)
    {
        var length = producer.TakesPictureLoss
            ? new PictureLossIndication(_sender, stream.Source!.Value).Write(outbox.Reserve(PictureLossIndication.Length))
            : FullIntraRequest.Write(outbox.Reserve(FullIntraRequest.Length), _sender, stream.Source!.Value, stream.KeyFrames.FirSequence);
        outbox.Advance(length);
    }

    private void WriteReports(MonotonicTime now)
    {
        Span<ReportBlock> blocks = stackalloc ReportBlock[ReportBlock.MaxPerReport];
        var count = 0;
        foreach (var producer in transport.ProducerList)
        {
            foreach (var stream in producer.Streams)
            {
                if (stream.HasStarted && count < blocks.Length)
                {
                    blocks[count++] = stream.TakeReport(now);
                }
            }
        }

        if (count > 0)
        {
            outbox.Advance(ReceiverReport.Write(outbox.Reserve(ReceiverReport.Length(count)), _sender, blocks[..count]));
        }
    }
}
