using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// A track that goes out: one stream to one peer, continuous whatever feeds it. Chooses what feeds it; how the packets are rewritten is
/// <see cref="OutgoingStream"/>'s matter. Between two calls: what is forwarded is <c>_current</c>, which began with a keyframe, and
/// <c>_target</c>, if there is one, takes its place at its next keyframe.
/// </summary>
public sealed class Consumer
{
    /// <summary>
    /// A newcomer starts from a keyframe of the past up to this age: the whole class that joins at the bell needs one keyframe, not one per
    /// half second. Older ones would make its picture late until the receiver has caught up.
    /// </summary>
    private static readonly TimeSpan MaxKeyFrameAge = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// A cut goes by a keyframe of the past up to this age: of a source that had none for so long another may be asked for at once, so that no cut
    /// waits for the limit of requests. It costs the receiver that much of the source at once.
    /// </summary>
    private static readonly TimeSpan MaxCutKeyFrameAge = KeyFrameRequests.MinInterval;

    /// <summary>
    /// Such cuts are no closer than this. A console takes presses within 300 ms for one, so that what a director cuts never waits; a key that is held
    /// down somewhere else does, and costs receivers no more than three times the source.
    /// </summary>
    private static readonly TimeSpan BetweenCutsFromPast = TimeSpan.FromMilliseconds(250);

    private readonly IConsumerObserver? _observer;
    private readonly OutgoingStream _out;
    private readonly ConsumerReports _reports;
    private readonly PlayoutLimit? _playout;
    private ProducerStream? _current;
    private SenderReportClock? _generation;
    private ProducerStream? _target;
    private ulong _coveredUpTo;
    private MonotonicTime _cutFromPastAt;
    private long _nacks;
    private long _keyFrameRequests;
    private long _switches;

    internal Consumer(Transport transport, string id, Producer producer, RtpParameters parameters, IConsumerObserver? observer)
    {
        Transport = transport;
        Id = id;
        Producer = Home = producer;
        Parameters = parameters;
        _observer = observer;
        _out = new OutgoingStream(transport, parameters, producer.Codec, onRelayTime: producer.Programme is not null);
        _reports = new ConsumerReports(_out, parameters.Rtcp.Cname!);
        _playout = producer is { Programme: not null, Kind: MediaKind.Video } ? new PlayoutLimit() : null;
        producer.Add(this);
        producer.Programme?.Add(this);
    }

    public string Id { get; }

    public Transport Transport { get; }

    /// <summary>What feeds it, or will from the next keyframe on.</summary>
    public Producer Producer { get; private set; }

    public MediaKind Kind => Producer.Kind;

    /// <summary>For the receiving endpoint.</summary>
    public RtpParameters Parameters { get; }

    /// <summary>True at first.</summary>
    public bool IsPaused { get; private set; } = true;

    public bool IsClosed { get; private set; }

    /// <summary>Highest layer wanted; null for the best.</summary>
    public int? PreferredLayer { get; private set; }

    /// <summary>Layer being forwarded; null while waiting for a keyframe.</summary>
    public int? CurrentLayer => _current?.Layer;

    /// <summary>What it was made of, whatever feeds it.</summary>
    internal Producer Home { get; }

    internal Ssrc Ssrc => _out.Ssrc;

    internal ConsumerReports Reports => _reports;

    /// <summary>Sends nothing until <see cref="Resume"/>.</summary>
    public void Pause()
    {
        IsPaused = true;
        Leave();
        _target = null;
    }

    /// <summary>Sends from the next keyframe on, which is asked for; audio at once.</summary>
    public void Resume(MonotonicTime now)
    {
        if (IsPaused && !IsClosed)
        {
            IsPaused = false;
            Retarget(now);
        }
    }

    /// <summary>Highest layer to forward, 0 the lowest; null for the best. Takes effect at the next keyframe of that layer, which is asked for.</summary>
    public void SetPreferredLayer(int? layer, MonotonicTime now)
    {
        PreferredLayer = layer is { } value ? Math.Clamp(value, 0, Ortc.MaxEncodings - 1) : null;
        Retarget(now);
    }

    /// <summary>
    /// Feeds the stream from another producer of the same kind and codec: video from its next keyframe on, until when the former goes on;
    /// audio at once, so that nothing more is heard of the former.
    /// </summary>
    /// <returns>False when kind or codec differ, or either end is closed.</returns>
    public bool SwitchTo(Producer producer, MonotonicTime now)
    {
        if (IsClosed || producer.IsClosed || producer.Codec != Producer.Codec)
        {
            return false;
        }

        if (producer != Producer)
        {
            // The former keeps feeding, and so keeps this consumer, until the switch.
            if (_current is null || _current.Producer != Producer)
            {
                Producer.Remove(this);
            }

            if (_current?.Producer != producer)
            {
                producer.Add(this);
            }

            Producer = producer;
            if (Kind == MediaKind.Audio)
            {
                Leave();
            }

            Retarget(now, isCut: true);
        }

        return true;
    }

    /// <summary>Asks the publisher for a keyframe of the layer that is or will be forwarded.</summary>
    public void RequestKeyFrame(MonotonicTime now)
    {
        if (!IsPaused && Transport.CanSend && (_target ?? _current) is { } stream)
        {
            stream.Producer.RequestKeyFrame(stream.Layer, now);
        }
    }

    /// <summary>How the stream's own time and the relay's correspond: what is captured at <paramref name="timestamp"/> is as old as what else the publisher sends and the relay has at <paramref name="arrival"/>.</summary>
    /// <returns>False while it is unknown.</returns>
    public bool TryGetTime(MonotonicTime now, out RtpTimestamp timestamp, out MonotonicTime arrival) => _out.TryGetTime(now, out timestamp, out arrival);

    /// <summary>Ends it; the peer gets a BYE. Idempotent.</summary>
    public void Close(MonotonicTime now)
    {
        if (IsClosed)
        {
            return;
        }

        IsClosed = true;
        _current?.Producer.Remove(this);
        Producer.Remove(this);
        Home.Programme?.Remove(this);
        Transport.Remove(this, now);
        _observer?.OnClosed(this);
    }

    public ConsumerStatistics GetStatistics(MonotonicTime now) => new(
        CurrentLayer,
        _out.Packets,
        _out.Bytes,
        _out.Retransmitted,
        _out.BitsPerSecond(now),
        _reports.Lost,
        _reports.FractionLost,
        _reports.Jitter,
        _reports.RoundTrip ?? TimeSpan.Zero,
        _nacks,
        _keyFrameRequests,
        _switches);

    /// <summary>Is fed by the producer it was made of again, from that one's next keyframe on; nothing of any other is sent from now on.</summary>
    internal void ReturnHome()
    {
        Leave();
        _target = null;
        if (Producer != Home)
        {
            Producer.Remove(this);
            Producer = Home;
            Producer.Add(this);
        }
    }

    /// <summary>What feeds it, or was to, has ended: a programme goes on with what it has, until it is cut to something else.</summary>
    internal void OnSourceClosed(Producer source, MonotonicTime now)
    {
        if (source == Home || (source == Producer && Home.Programme is null))
        {
            Close(now);
        }
        else if (source != Producer)
        {
            Leave();
        }
        else if (_current is not null && _current.Producer != source)
        {
            // Its successor has ended before it came.
            Producer.Remove(this);
            Producer = Home;
            Producer.Add(this);
            _target = null;
        }
        else
        {
            ReturnHome();
        }
    }

    /// <summary>Sends on what its producer received, in order of arrival.</summary>
    internal void Forward(ReadOnlySpan<FreshPacket> fresh, MonotonicTime now)
    {
        if (IsPaused || !Transport.CanSend)
        {
            return;
        }

        foreach (ref readonly var packet in fresh)
        {
            if (packet.Stream == _target && (packet.StartsKeyFrame || !_target.IsVideo))
            {
                Switch(packet, now);
            }
            else if (packet.Stream == _current && packet.Packet.Sequence > _coveredUpTo)
            {
                _out.Forward(packet.Packet, now);
            }
        }

        _coveredUpTo = 0;
    }

    /// <summary>Chooses the layer anew: the wish, the producer or what is live has changed.</summary>
    internal void Retarget(MonotonicTime now, bool isCut = false)
    {
        if (IsPaused || IsClosed)
        {
            return;
        }

        if (_current is not null && (_current.Clock != _generation || _current.Producer.IsPaused))
        {
            Leave();
        }

        var layer = SimulcastSelector.Select(Producer.Live, PreferredLayer);
        var wanted = layer == SimulcastSelector.None ? Producer.Streams[0] : Producer.Streams[Math.Min(layer, Producer.Streams.Length - 1)];
        _target = wanted == _current ? null : wanted;

        // A keyframe that comes before the peer can take it is wasted (R20); once connected the transport retargets.
        if (_target is not null && Transport.CanSend && !TryStartFromPast(isCut, now))
        {
            Producer.RequestKeyFrame(_target.Layer, now);
        }
    }

    /// <summary>Starts from a keyframe that is in the history already, if nothing is being forwarded or this is a cut.</summary>
    private bool TryStartFromPast(bool isCut, MonotonicTime now)
    {
        if (_target is not { IsVideo: true } stream || Producer.IsPaused || stream.LatestKeyFrame is not { Sequence: > 0 } keyFrame
            || now - keyFrame.At > (isCut ? MaxCutKeyFrameAge : MaxKeyFrameAge) || !stream.History.TryGet(keyFrame.Sequence, out var first))
        {
            return false;
        }

        if (_current is not null)
        {
            if (!isCut || now - _cutFromPastAt < BetweenCutsFromPast)
            {
                return false;
            }

            _cutFromPastAt = now;
        }

        Switch(new FreshPacket(stream, first, startsKeyFrame: true), now);
        if (!stream.Producer.HasFresh)
        {
            // Nothing that was just sent will be offered again.
            _coveredUpTo = 0;
        }

        return _current == stream;
    }

    /// <summary>The peer could not decode: it gets a keyframe of what it is being sent.</summary>
    internal void OnKeyFrameRequest(MonotonicTime now)
    {
        _keyFrameRequests++;
        RequestKeyFrame(now);
    }

    /// <summary>The peer misses a packet.</summary>
    internal void OnNack(SequenceNumber sequence, MonotonicTime now)
    {
        _nacks++;
        if (!IsPaused && Transport.CanSend)
        {
            _out.Repair(sequence, _reports.RoundTrip, now);
        }
    }

    /// <summary>The peer tells how the stream arrives.</summary>
    internal void OnReport(in ReportBlock block, MonotonicTime now)
    {
        _reports.OnReport(block, now);
        if (_playout is not null)
        {
            _out.Say(_playout.OnReport(_reports.RoundTrip, _reports.FractionLost, _reports.Jitter));
        }

        Home.Programme?.OnReport(this);
    }

    private void Switch(in FreshPacket first, MonotonicTime now)
    {
        var stream = first.Stream;
        if (!_out.TrySwitch(stream, first.Packet, now))
        {
            Producer.RequestKeyFrame(stream.Layer, now);
            return;
        }

        if (_current is not null && _current.Producer != Producer)
        {
            _current.Producer.Remove(this);
        }

        _switches++;
        _current = stream;
        _generation = stream.Clock;
        _target = null;
        _reports.Hasten(now);
        Transport.Schedule(now);

        // Packets after the first may have overtaken it. All that came is in the history, this batch's rest too.
        for (var sequence = first.Packet.Sequence; sequence <= stream.Highest; sequence++)
        {
            if (stream.History.TryGet(sequence, out var packet))
            {
                _out.Forward(packet, now);
            }
        }

        _coveredUpTo = stream.Highest;
        _observer?.OnLayerChanged(this, stream.Layer);
    }

    private void Leave()
    {
        if (_current is null)
        {
            return;
        }

        if (_current.Producer != Producer)
        {
            _current.Producer.Remove(this);
        }

        _current = null;
        _generation = null;
        _out.LeaveSource();
        _observer?.OnLayerChanged(this, null);
    }
}
