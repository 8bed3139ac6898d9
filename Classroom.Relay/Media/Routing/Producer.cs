using System.Text;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Rtp.Codecs;
using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// A track that comes in: from a transport's peer, or from the application (<see cref="Router.ProduceLocally"/>). Its packets are kept once,
/// in the history of the layer they belong to; consumers read them there.
/// </summary>
public sealed class Producer
{
    /// <summary>As many packets as a host receives at once; more are flushed in between.</summary>
    private const int MaxFresh = 64;

    /// <summary>As many as mostly come at once; a power of two, as <see cref="MaxFresh"/> is.</summary>
    private const int FewFresh = 8;

    /// <summary>A sine at full scale has 3 dB less than a square.</summary>
    private const int OverdrivenDecibels = 3;

    private readonly List<Consumer> _consumers = [];
    private readonly List<IRtpTap> _taps = [];
    private readonly IProducerObserver? _observer;
    private readonly ProducerStream[] _streams;
    private readonly RelayClock _clock;
    private readonly SpeechDetector? _speech;
    private FreshPacket[] _fresh = new FreshPacket[FewFresh];
    private int _freshCount;
    private uint _live;
    private AudioLevel? _level;
    private bool _hasStarted;
    private long _packets;
    private long _bytes;
    private long _mutePackets;
    private long _overdrivenPackets;

    internal Producer(
        Router router, Transport? transport, string id, MediaKind kind, RtpParameters parameters, ProducerMapping mapping, IProducerObserver? observer)
    {
        Router = router;
        Transport = transport;
        Id = id;
        Kind = kind;
        Parameters = parameters;

        // All tracks of an endpoint under one name, so that receivers keep lip sync (RFC 3550 §6.5.1). A peer's own is of no use: of a
        // simulcast Chromium states none, and RFC 7022 wants it random, as ours is.
        Consumable = Ortc.GetConsumable(kind, parameters, router.Capabilities, mapping, transport?.Id ?? parameters.Rtcp.Cname ?? id);
        Mapping = mapping;
        _speech = kind == MediaKind.Audio ? new SpeechDetector() : null;
        Codec = CodecMatching.Identify(mapping.Codec.MimeType);
        MidBytes = Encoding.UTF8.GetBytes(parameters.Mid ?? "");
        _observer = observer;
        _clock = transport?.Clock ?? router.LocalClock;
        var feedback = parameters.Codecs.First(c => c.PayloadType == mapping.PayloadType).RtcpFeedback;
        var repairs = feedback.Any(f => f is { Type: "nack", Parameter: "" });
        TakesPictureLoss = feedback.Any(f => f is { Type: "nack", Parameter: "pli" });
        _streams = new ProducerStream[parameters.Encodings.Count];
        for (var i = 0; i < _streams.Length; i++)
        {
            var encoding = parameters.Encodings[i];
            _streams[i] = new ProducerStream(this, i, mapping.Codec.ClockRate, kind == MediaKind.Video, repairs && transport is not null);
            if (encoding.Ssrc is { } ssrc)
            {
                _streams[i].Bind(new Ssrc(ssrc));
            }

            _streams[i].RtxSource = encoding.RtxSsrc is { } rtx ? new Ssrc(rtx) : null;
        }
    }

    public string Id { get; }

    public MediaKind Kind { get; }

    /// <summary>As the publisher stated them.</summary>
    public RtpParameters Parameters { get; }

    /// <summary>In the router's terms: what consumers are made of.</summary>
    public RtpParameters Consumable { get; }

    public Router Router { get; }

    /// <summary>Null for a local producer.</summary>
    public Transport? Transport { get; }

    public bool IsClosed { get; private set; }

    /// <summary>Nothing is forwarded while true. The publisher is not told; it stops sending by itself.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Set for a programme's output: what feeds its consumers.</summary>
    internal ProgrammeTrack? Programme { get; set; }

    internal ProducerMapping Mapping { get; }

    internal MediaCodec Codec { get; }

    internal byte[] MidBytes { get; }

    /// <summary>Whether the publisher understands PLI (RFC 4585 §6.3.1).</summary>
    internal bool TakesPictureLoss { get; }

    internal ReadOnlySpan<ProducerStream> Streams => _streams;

    /// <summary>Consumers that are fed by it, or will be from its next keyframe on.</summary>
    internal int ConsumerCount => _consumers.Count;

    /// <summary>Whether packets were received that consumers have not been offered yet.</summary>
    internal bool HasFresh => _freshCount > 0;

    /// <summary>Packets of sound so far that their sender measured as loud as speech above the noise of its room.</summary>
    public long LoudPackets { get; private set; }

    /// <summary>What has arrived so far.</summary>
    public ProducerPulse Pulse => new(_packets, _bytes, LoudPackets, _mutePackets, _overdrivenPackets);

    /// <summary>Bit n: layer n is arriving.</summary>
    internal uint Live => _live;

    public void AddTap(IRtpTap tap) => _taps.Add(tap);

    public void RemoveTap(IRtpTap tap) => _taps.Remove(tap);

    /// <summary>Forwards nothing until <see cref="Resume"/>.</summary>
    public void Pause(MonotonicTime now)
    {
        Flush(now);
        IsPaused = true;
        RetargetConsumers(now);
    }

    /// <summary>Forwards again: video from the next keyframe on, which is asked for.</summary>
    public void Resume(MonotonicTime now)
    {
        IsPaused = false;
        RetargetConsumers(now);
    }

    /// <summary>A local producer's next packet: a whole RTP packet under one of its SSRCs and its payload type.</summary>
    /// <returns>False when it does not belong to this producer, was seen before, or is longer than what can be sent.</returns>
    public bool Inject(ReadOnlySpan<byte> packet, MonotonicTime now)
    {
        if (IsClosed || packet.Length > PacketBuffer.Capacity || !RtpPacketView.TryParse(packet, out var view))
        {
            return false;
        }

        foreach (var stream in _streams)
        {
            if (stream.Source == view.Header.Ssrc && view.Header.PayloadType == Mapping.PayloadType)
            {
                var buffer = Router.Pool.Rent();
                buffer.Length = packet.Length;
                packet.CopyTo(buffer.Span);
                var stored = new StoredPacket(buffer, view.Header, stream.Unwrap(view.Header.Sequence), view.Payload.Length, now);
                if (!stored.IsTooLong)
                {
                    return Receive(stream, stored, false, null, now);
                }

                Router.Pool.Return(buffer);
                return false;
            }
        }

        return false;
    }

    /// <summary>A sender report of a local source: which of its timestamps is which wall-clock time.</summary>
    public void Report(int layer, NtpTime ntp, RtpTimestamp rtp, MonotonicTime now) => _streams[layer].OnSenderReport(ntp, rtp, now);

    /// <summary>Ends it and its consumers; those of a programme only lose what fed them. Idempotent.</summary>
    public void Close(MonotonicTime now)
    {
        if (IsClosed)
        {
            return;
        }

        IsClosed = true;
        _freshCount = 0;
        Transport?.Remove(this);
        while (_consumers.Count > 0)
        {
            _consumers[^1].OnSourceClosed(this, now);
        }

        foreach (var stream in _streams)
        {
            stream.History.Clear();
        }

        _observer?.OnClosed(this);
    }

    public ProducerStatistics GetStatistics(MonotonicTime now) =>
        new(_level?.Decibels, _level?.HasVoice ?? false, Array.ConvertAll(_streams, stream => stream.GetStatistics(now)));

    internal SenderReportClock NewClock() => new(_clock, Mapping.Codec.ClockRate, Transport is null);

    internal void Add(Consumer consumer) => _consumers.Add(consumer);

    internal void Remove(Consumer consumer) => _consumers.Remove(consumer);

    /// <summary>From now on the layer arrives with this SSRC. Consumers of the former wait for a keyframe.</summary>
    internal void Bind(ProducerStream stream, Ssrc source, MonotonicTime now)
    {
        Flush(now);
        stream.Bind(source);
        RetargetConsumers(now);
    }

    /// <summary>Takes over one opened packet of one of its layers.</summary>
    /// <returns>Whether it is new.</returns>
    internal bool Receive(ProducerStream stream, in StoredPacket packet, bool isRetransmission, AudioLevel? level, MonotonicTime now)
    {
        var startsKeyFrame = StartsKeyFrame(stream, packet);

        // A wide jump empties the history; what is fresh would go with it.
        if (_freshCount == MaxFresh || (_freshCount > 0 && packet.Sequence > stream.Highest + MaxFresh))
        {
            Flush(now);
        }

        // Before the packet is taken in: if it starts a keyframe, it settles what consumers ask for because the layer is live now.
        SetLive(_live | (1u << stream.Layer), now);
        if (!stream.TryAccept(packet, isRetransmission, startsKeyFrame, now))
        {
            return false;
        }

        _packets++;
        _bytes += packet.PayloadLength;
        if (level is { } measured && _speech is not null)
        {
            _level = measured;
            LoudPackets += _speech.Hears(measured.Decibels) ? 1 : 0;
            _mutePackets += measured.Decibels == SpeechDetector.MuteDecibels ? 1 : 0;
            _overdrivenPackets += measured.Decibels <= OverdrivenDecibels ? 1 : 0;
        }

        if (_freshCount == 0)
        {
            Router.AddFresh(this);
        }

        if (_freshCount == _fresh.Length)
        {
            Array.Resize(ref _fresh, 2 * _freshCount);
        }

        _fresh[_freshCount++] = new FreshPacket(stream, in packet, startsKeyFrame);
        Start();
        return true;
    }

    /// <summary>Forwards what is fresh, consumer by consumer.</summary>
    internal void Flush(MonotonicTime now)
    {
        var fresh = _fresh.AsSpan(0, _freshCount);
        _freshCount = 0;
        foreach (var tap in _taps)
        {
            Tap(tap, fresh, now);
        }

        if (!IsPaused)
        {
            // By index: an observer may close consumers on the way. One that is passed over then has its packets repaired.
            for (var i = 0; i < _consumers.Count; i++)
            {
                _consumers[i].Forward(fresh, now);
            }
        }
    }

    /// <summary>A consumer needs a keyframe of the layer.</summary>
    internal void RequestKeyFrame(int layer, MonotonicTime now)
    {
        if (Kind != MediaKind.Video)
        {
            return;
        }

        if (Transport is null)
        {
            // No timer would come back to a request held back here, and a source of our own answers any number with one picture.
            _observer?.OnKeyFrameWanted(this, layer);
            return;
        }

        var stream = _streams[layer];
        stream.KeyFrames.Request(now);
        Transport.Schedule(stream.NextDeadline);
    }

    /// <summary>Finds out which layers have stopped, and tells the consumers.</summary>
    internal void Tick(MonotonicTime now)
    {
        var live = _live;
        foreach (var stream in _streams)
        {
            if (!stream.IsLive(now))
            {
                live &= ~(1u << stream.Layer);
            }

            stream.History.Evict(now);
        }

        SetLive(live, now);
    }

    private void SetLive(uint live, MonotonicTime now)
    {
        if (live == _live)
        {
            return;
        }

        _live = live;
        RetargetConsumers(now);
    }

    private void RetargetConsumers(MonotonicTime now)
    {
        // Backwards, because one that is being fed by another from now on leaves the list.
        for (var i = _consumers.Count - 1; i >= 0; i--)
        {
            if (i < _consumers.Count)
            {
                _consumers[i].Retarget(now);
            }
        }
    }

    private void Start()
    {
        if (!_hasStarted)
        {
            _hasStarted = true;
            _observer?.OnStarted(this);
        }
    }

    private void Tap(IRtpTap tap, ReadOnlySpan<FreshPacket> fresh, MonotonicTime now)
    {
        foreach (ref readonly var packet in fresh)
        {
            if (RtpPacketView.TryParse(packet.Packet.Buffer.Span, out var view))
            {
                tap.OnPacket(this, packet.Stream.Layer, packet.Packet.Sequence, view, now);
            }
        }
    }

    private bool StartsKeyFrame(ProducerStream stream, in StoredPacket packet) => Codec switch
    {
        MediaCodec.H264 => StartsH264KeyFrame(stream, packet),
        MediaCodec.Vp8 => Vp8Descriptor.TryParse(packet.Payload, out var descriptor) && descriptor.StartsKeyframe,
        _ => false,
    };

    /// <summary>
    /// A decoder needs the sequence parameters. An IDR slice without them counts only if it certainly begins its picture, so that a switch
    /// does not go past parameters that were lost on the way and are about to be repaired.
    /// </summary>
    private static bool StartsH264KeyFrame(ProducerStream stream, in StoredPacket packet)
    {
        var units = H264Payload.Inspect(packet.Payload);
        return (units & H264Units.SequenceParameters) != 0
            || ((units & H264Units.Idr) != 0
                && stream.History.TryGet(packet.Sequence - 1, out var before)
                && before.Header.Timestamp != packet.Header.Timestamp);
    }
}
