using System.Runtime.CompilerServices;
using System.Text;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Rtcp;
using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Rtp.Codecs;
using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// What one consumer sends: a single SSRC whose sequence, timestamps and picture ids are continuous over pauses, layers and sources. Knows
/// nothing of why the source changes. Payloads are sealed straight from the producer's buffer, and of what was sent next to nothing is kept:
/// since the last switch the maps give every packet of the source the numbers it was sent with.
/// </summary>
internal sealed class OutgoingStream
{
    private readonly Transport _transport;
    private readonly Ssrc _ssrc;
    private readonly Ssrc _rtxSsrc;
    private readonly byte _payloadType;
    private readonly byte _rtxPayloadType;
    private readonly HeaderExtensionIds _ids;
    private readonly byte[] _mid;
    private readonly RtpParameters _parameters;
    private readonly SequenceMap _sequence;
    private readonly TimestampMap _timestamps;
    private readonly bool _isVideo;
    private readonly bool _onRelayTime;
    private readonly Vp8Continuity? _pictures;
    private readonly OutgoingSenderReports _reports = new();
    private readonly int _clockRate;
    private readonly OutgoingHeader _rtxHeader;
    private OutgoingHeader _header;
    private Producer? _headerFor;
    private PlayoutDelay? _playout;
    private OutputRing<SequenceNumber>? _transportNumbers;
    private OutputRing<RetransmissionLimit>? _answers;
    private ProducerStream? _source;
    private FormerSource? _former;
    private ulong _firstOfSource;
    private ulong _rtxSequence;
    private bool _pictureIsOpen;
    private RtpRateMeter _rate;

    /// <param name="onRelayTime">Whether sender reports go by the relay's clock, for streams of changing publishers; else by the publisher's.</param>
    public OutgoingStream(Transport transport, RtpParameters parameters, MediaCodec codec, bool onRelayTime)
    {
        _transport = transport;
        _parameters = parameters;
        _onRelayTime = onRelayTime;
        var encoding = parameters.Encodings[0];
        _ssrc = new Ssrc(encoding.Ssrc!.Value);
        _payloadType = (byte)parameters.Codecs[0].PayloadType;
        _rtxSsrc = new Ssrc(encoding.RtxSsrc ?? 0);
        _rtxPayloadType = encoding.RtxSsrc is null ? (byte)0 : (byte)parameters.Codecs[1].PayloadType;
        _ids = new HeaderExtensionIds
        {
            Mid = (byte)parameters.ExtensionId(HeaderExtensionUri.Mid),
            TransportSequence = (byte)parameters.ExtensionId(HeaderExtensionUri.TransportSequence),
            PlayoutDelay = (byte)parameters.ExtensionId(HeaderExtensionUri.PlayoutDelay),
        };
        _mid = Encoding.UTF8.GetBytes(parameters.Mid ?? "");
        _rtxHeader = _header = new OutgoingHeader(_ids, _mid, []);
        _sequence = new SequenceMap(transport.Router.NextSequence());
        _rtxSequence = transport.Router.NextSequence();
        _clockRate = parameters.Codecs[0].ClockRate;
        _timestamps = new TimestampMap(_clockRate);
        _isVideo = codec != MediaCodec.Opus;
        _pictures = codec == MediaCodec.Vp8 ? new Vp8Continuity((ushort)transport.Router.NextSequence()) : null;
    }

    public Ssrc Ssrc => _ssrc;

    /// <summary>Hz.</summary>
    public int ClockRate => _clockRate;

    /// <summary>Media packets sent; retransmissions are apart.</summary>
    public long Packets { get; private set; }

    /// <summary>Payload bytes of <see cref="Packets"/>, as sender reports count them.</summary>
    public long Octets { get; private set; }

    /// <summary>Bytes of <see cref="Packets"/> on the wire.</summary>
    public long Bytes { get; private set; }

    public long Retransmitted { get; private set; }

    public bool HasSent => Packets > 0;

    /// <summary>Bits sent in the last second.</summary>
    public long BitsPerSecond(MonotonicTime now) => _rate.BitsPerSecond(now);

    /// <summary>Continues with <paramref name="stream"/> from <paramref name="first"/> on, which for video starts a keyframe.</summary>
    /// <returns>False, and nothing changed, when the time base of the source is not known well enough yet.</returns>
    public bool TrySwitch(ProducerStream stream, in StoredPacket first, MonotonicTime now)
    {
        var former = KeepSource();
        if (!_timestamps.TrySwitch(stream.Producer, stream.Clock, first.Header.Timestamp, first.ReceivedAt, now))
        {
            return false;
        }

        _former = former ?? _former;
        _sequence.SwitchSource(first.Sequence, pictureWasCut: _pictureIsOpen);
        if (_pictures is not null && Vp8Descriptor.TryParse(first.Payload, out var descriptor))
        {
            _pictures.SwitchSource(descriptor);
        }

        if (_source?.Producer != stream.Producer)
        {
            _reports.OnSourceChanged();
        }

        _source = stream;
        _firstOfSource = _sequence.NextOutput;
        if (_rtxPayloadType == 0)
        {
            // The one number that no map knows, for repetitions that have to be equal bit by bit.
            _transportNumbers ??= new OutputRing<SequenceNumber>(stream.History.Capacity);
        }

        UseHeaderFor(stream.Producer);
        return true;
    }

    /// <summary>Forwards one packet of the current source. A late one takes the number that was kept for it.</summary>
    public void Forward(in StoredPacket packet, MonotonicTime now)
    {
        if (packet.PayloadLength == 0)
        {
            // Probing by padding is between the publisher and the relay.
            _sequence.Drop(packet.Sequence);
            return;
        }

        var descriptor = default(Vp8Descriptor);
        var counters = default(Vp8Counters);
        if (_pictures is not null && !TryMapPicture(_pictures, packet, out descriptor, out counters))
        {
            _sequence.Drop(packet.Sequence);
            return;
        }

        if (!_sequence.TryMap(packet.Sequence, out var output))
        {
            return;
        }

        var timestamp = _timestamps.Map(packet.Header.Timestamp);
        var transportSequence = _transport.NextTransportSequence();
        if (_transportNumbers is not null)
        {
            _transportNumbers.Add(output) = transportSequence;
        }

        var length = Send(packet, output, _header, timestamp, transportSequence, descriptor, counters);
        if (output + 1 == _sequence.NextOutput)
        {
            _pictureIsOpen = _isVideo && !packet.Header.Marker;
        }

        _timestamps.OnSent(timestamp, now);
        Packets++;
        Octets += packet.PayloadLength;
        Bytes += length;
        _rate.Add(length, now);
    }

    /// <summary>
    /// Answers a request for a packet: on the retransmission stream if there is one, else the same packet bit by bit, because another
    /// plaintext under the same SRTP index would break GCM (RFC 7714 §8.1).
    /// </summary>
    public void Repair(SequenceNumber requested, TimeSpan? roundTrip, MonotonicTime now)
    {
        var highest = _sequence.NextOutput - 1;
        var output = highest + (ulong)(long)(requested - new SequenceNumber((ushort)highest));
        if (output < _firstOfSource || _source is null)
        {
            RepairFormer(output, roundTrip, now);
        }
        else if (_sequence.TryFindSource(output, out var sequence) && _source.History.TryGet(sequence, out var packet) && packet.PayloadLength > 0
            && TryMapPicture(_pictures, packet, out var descriptor, out var counters) && TryAnswer(_source, output, roundTrip, now))
        {
            Repeat(packet, output, _header, _timestamps.Map(packet.Header.Timestamp), descriptor, counters);
        }
    }

    /// <summary>Ends with the source, of which no more is sent. What was is repaired for a while, unless its sequence numbers begin anew.</summary>
    public void LeaveSource()
    {
        _former = KeepSource() ?? _former;
        _source = null;
    }

    /// <summary>
    /// Says with every packet from now on how long the receiver may hold pictures back; null to say nothing, which changes nothing for it. Not where
    /// packets are repeated bit by bit: their headers stay what they were.
    /// </summary>
    public void Say(PlayoutDelay? playout)
    {
        if (_playout != playout && _ids.PlayoutDelay != 0 && _rtxPayloadType != 0)
        {
            _playout = playout;
            if (_headerFor is { } producer)
            {
                _headerFor = null;
                UseHeaderFor(producer);
            }
        }
    }

    /// <summary>The times of a sender report sent now. False while the time base of the source is unknown, or if they would run backwards.</summary>
    public bool TryTakeReport(MonotonicTime now, out NtpTime ntp, out RtpTimestamp timestamp)
    {
        ntp = default;
        timestamp = default;
        _timestamps.Tidy();
        _former = _former?.IsForgotten(now) == false ? _former : null;
        return HasSent
            && _source is not null
            && _source.Clock.IsUsable(now)
            && _reports.TryTake(_onRelayTime ? _source.Clock.Arrival : _source.Clock.Anchor, _timestamps.Offset, _clockRate, now, out ntp, out timestamp);
    }

    /// <summary>A timestamp of this stream, and when what was captured then would have reached the relay over a way without queues. False while that is unknown.</summary>
    public bool TryGetTime(MonotonicTime now, out RtpTimestamp timestamp, out MonotonicTime arrival)
    {
        var known = HasSent && _source is not null && _source.Clock.IsUsable(now);
        timestamp = known ? _timestamps.Map(_source!.Clock.Anchor.Rtp) : default;
        arrival = known ? _source!.Clock.AnchorArrival : default;
        return known;
    }

    /// <summary>The picture's counters if there are any. False when the packet is not forwarded.</summary>
    private static bool TryMapPicture(Vp8Continuity? pictures, in StoredPacket packet, out Vp8Descriptor descriptor, out Vp8Counters counters)
    {
        descriptor = default;
        counters = default;
        return pictures is null || (Vp8Descriptor.TryParse(packet.Payload, out descriptor) && pictures.TryMap(descriptor, out counters));
    }

    /// <summary>Null when nothing was sent, or when the source's sequence numbers have begun anew: then its history holds other packets.</summary>
    private FormerSource? KeepSource() => _source is null || !HasSent || _source.Clock != _timestamps.Source
        ? null
        : new FormerSource(
            _source,
            new SequenceMap(_sequence),
            _timestamps.Line,
            _pictures is null ? null : new Vp8Continuity(_pictures),
            _header,
            _firstOfSource,
            _transport.Router.Now);

    private void RepairFormer(ulong output, TimeSpan? roundTrip, MonotonicTime now)
    {
        if (_former is { } former && former.TryGet(output, out var packet)
            && TryMapPicture(former.Pictures, packet, out var descriptor, out var counters) && TryAnswer(former.Stream, output, roundTrip, now))
        {
            Repeat(packet, output, former.Header, former.Map(packet.Header.Timestamp), descriptor, counters);
        }
    }

    /// <summary>Peers that lose nothing need no memory of answers.</summary>
    private bool TryAnswer(ProducerStream source, ulong output, TimeSpan? roundTrip, MonotonicTime now)
    {
        _answers ??= new OutputRing<RetransmissionLimit>(source.History.Capacity);
        ref var limit = ref _answers.Find(output);
        if (Unsafe.IsNullRef(ref limit))
        {
            limit = ref _answers.Add(output);
        }

        return limit.TryAnswer(now, roundTrip);
    }

    private void Repeat(
        in StoredPacket packet, ulong output, OutgoingHeader header, RtpTimestamp timestamp, in Vp8Descriptor descriptor, Vp8Counters counters)
    {
        if (_transportNumbers is null)
        {
            Retransmitted++;
            SendRetransmission(packet, output, timestamp, descriptor, counters);
            return;
        }

        // A packet that came too late to be forwarded was never sent, so it has no number to be repeated with.
        ref readonly var transportSequence = ref _transportNumbers.Find(output);
        if (!Unsafe.IsNullRef(in transportSequence))
        {
            Retransmitted++;
            Send(packet, output, header, timestamp, transportSequence, descriptor, counters);
        }
    }

    private int Send(
        in StoredPacket packet,
        ulong output,
        OutgoingHeader header,
        RtpTimestamp timestamp,
        SequenceNumber transportSequence,
        in Vp8Descriptor descriptor,
        Vp8Counters counters)
    {
        var source = packet.Header;
        var datagram = _transport.Reserve(header.MaxLength(source) + packet.PayloadLength);
        var outgoing = new OutgoingRtp(
            _ssrc, _payloadType, source.Marker, new SequenceNumber((ushort)output), timestamp, transportSequence, default);
        var headerLength = header.Write(datagram, source, packet.Buffer.Span, outgoing);
        if (_pictures is null)
        {
            return _transport.SealAndSend(packet.Payload, datagram, headerLength, output);
        }

        // The shared payload carries this consumer's counters just while it is sealed.
        var payload = packet.Buffer.Span.Slice(source.Length, packet.PayloadLength);
        descriptor.Rewrite(payload, counters);
        var length = _transport.SealAndSend(payload, datagram, headerLength, output);
        descriptor.Rewrite(payload, new Vp8Counters(descriptor.PictureId, descriptor.Tl0PicIdx, descriptor.KeyIndex));
        return length;
    }

    private void SendRetransmission(
        in StoredPacket packet, ulong output, RtpTimestamp timestamp, in Vp8Descriptor descriptor, Vp8Counters counters)
    {
        var source = packet.Header;
        var datagram = _transport.Reserve(_rtxHeader.MaxLength(source) + RtxPayload.OriginalSequenceLength + packet.PayloadLength);
        var outgoing = new OutgoingRtp(
            _rtxSsrc,
            _rtxPayloadType,
            source.Marker,
            new SequenceNumber((ushort)_rtxSequence),
            timestamp,
            _transport.NextTransportSequence(),
            default);
        var headerLength = _rtxHeader.Write(datagram, source, packet.Buffer.Span, outgoing);
        RtxPayload.WriteOriginalSequence(datagram[headerLength..], new SequenceNumber((ushort)output));
        var payload = datagram.Slice(headerLength + RtxPayload.OriginalSequenceLength, packet.PayloadLength);
        packet.Payload.CopyTo(payload);
        if (_pictures is not null)
        {
            descriptor.Rewrite(payload, counters);
        }

        _transport.SealAndSend(
            datagram, headerLength, headerLength + RtxPayload.OriginalSequenceLength + packet.PayloadLength, _rtxSequence++);
    }

    /// <summary>The publisher's identifiers of the elements passed on differ from one producer to the next.</summary>
    private void UseHeaderFor(Producer producer)
    {
        if (_headerFor == producer)
        {
            return;
        }

        _headerFor = producer;
        var passed = new List<(byte, byte)>();
        foreach (var uri in (ReadOnlySpan<string>)[HeaderExtensionUri.AudioLevel, HeaderExtensionUri.VideoOrientation])
        {
            var from = producer.Parameters.ExtensionId(uri);
            var to = _parameters.ExtensionId(uri);
            if (from != 0 && to != 0)
            {
                passed.Add(((byte)from, (byte)to));
            }
        }

        _header = new OutgoingHeader(_ids, _mid, passed.ToArray(), _playout);
    }
}
