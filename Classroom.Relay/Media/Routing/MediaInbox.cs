using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Rtp.HeaderExtensions;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// The way of a protected packet into one transport: open, note its arrival, find its stream, hand it over. Each packet that goes no
/// further is counted in exactly one place, and has changed nothing else if it was not authentic.
/// </summary>
internal sealed class MediaInbox(Transport transport, RtpDemultiplexer demultiplexer, PublisherFeedback feedback) : IDisposable
{
    /// <summary>One up-front cycle, so that a packet overtaken before the first wrap has a place below (sequence numbers here begin above it).</summary>
    private const ulong FirstCycle = 0x1_0000;

    /// <summary>Sources without a track that SRTP may remember at once; they are bound when their track is signalled.</summary>
    private const int MaxUnbound = 16;

    private readonly HashSet<Ssrc> _unbound = [];
    private SrtpReceiver? _receiver;

    /// <summary>Where RTCP goes.</summary>
    public RtcpInbox Reports { get; } = new(transport);

    /// <summary>The handshake gave keys.</summary>
    public void UseKeys(SrtpKeyingMaterial keys) => _receiver = new SrtpReceiver(keys);

    /// <summary>The source has ended: SRTP keeps room for others.</summary>
    public void Forget(Ssrc source) => _receiver?.Forget(source);

    public void Dispose()
    {
        _receiver?.Dispose();
        _receiver = null;
    }

    /// <summary>Takes an SRTP or SRTCP packet.</summary>
    /// <returns>Whether a producer took the buffer over, or gave it back; if not, it is still the caller's.</returns>
    public bool Receive(PacketBuffer packet, MonotonicTime now)
    {
        transport.Counters.PacketsReceived++;
        transport.Counters.BytesReceived += packet.Length;
        if (_receiver is null)
        {
            transport.Counters.DroppedBeforeKeys++;
            transport.Router.Counters.DroppedBeforeKeys++;
            return false;
        }

        // RFC 5761 §4: payload types 64 to 95 are not used, so this byte tells RTCP from RTP.
        if (packet.Span[1] is >= 192 and <= 223)
        {
            ReceiveRtcp(packet.Span, now);
            return false;
        }

        return ReceiveRtp(packet, now);
    }

    private void ReceiveRtcp(Span<byte> datagram, MonotonicTime now)
    {
        var result = _receiver!.OpenRtcp(datagram, out var length);
        if (result != SrtpResult.Ok)
        {
            CountRefused(result);
            return;
        }

        transport.LastHeard = now;
        if (!Reports.TryReceive(datagram[..length], now))
        {
            transport.Counters.DroppedMalformed++;
            transport.Router.Counters.DroppedMalformed++;
        }
    }

    /// <returns>Whether a producer took the buffer over, or gave it back.</returns>
    private bool ReceiveRtp(PacketBuffer packet, MonotonicTime now)
    {
        if (!RtpHeader.TryParse(packet.Span, out var header))
        {
            transport.Counters.DroppedMalformed++;
            transport.Router.Counters.DroppedMalformed++;
            return false;
        }

        var result = _receiver!.OpenRtp(packet.Span, header.Length, out var length, out var sequence);
        if (result != SrtpResult.Ok)
        {
            CountRefused(result);
            return false;
        }

        transport.LastHeard = now;
        packet.Length = length;
        var extensions = new ReceivedExtensions(header, packet.Span, demultiplexer.Ids);
        if (extensions.TransportSequence is { } transportSequence)
        {
            feedback.OnPacket(transportSequence, header.Ssrc, now);
        }

        if (!demultiplexer.TryRoute(header, extensions, now, out var route) || !TryUnwrap(packet, ref header, route, ref sequence, out var payloadLength))
        {
            CountUnbound(header.Ssrc);
            return false;
        }

        var stored = new StoredPacket(packet, header, sequence, payloadLength, now);
        if (stored.IsTooLong)
        {
            transport.Counters.DroppedMalformed++;
            transport.Router.Counters.DroppedMalformed++;
            return false;
        }

        route.Stream.Producer.Receive(route.Stream, stored, route.IsRtx, extensions.AudioLevel, now);
        transport.Schedule(MonotonicTime.Min(feedback.ArrivalDeadline, route.Stream.NextDeadline));
        return true;
    }

    /// <summary>Makes of a retransmission the packet that was lost, and finds the payload.</summary>
    private static bool TryUnwrap(PacketBuffer packet, ref RtpHeader header, StreamRoute route, ref ulong sequence, out int payloadLength)
    {
        payloadLength = 0;
        if (!route.IsRtx)
        {
            sequence += FirstCycle;
            return header.TryMeasurePayload(packet.Span, out payloadLength);
        }

        var stream = route.Stream;
        if (stream.Source is not { } source || !stream.HasStarted
            || !RtxPayload.TryUnwrap(packet.Span, header, source, (byte)stream.Producer.Mapping.PayloadType, out var length))
        {
            return false;
        }

        packet.Length = length;
        sequence = RtpHeader.TryParse(packet.Span, out header) ? stream.Unwrap(header.Sequence) : 0;
        payloadLength = length - header.Length;
        return true;
    }

    private void CountUnbound(Ssrc source)
    {
        transport.Counters.DroppedUnbound++;
        transport.Router.Counters.DroppedUnbound++;

        // Stragglers of closed tracks would fill SRTP's memory of sources in a long lesson with many screen shares.
        if (!demultiplexer.Knows(source) && _unbound.Add(source) && _unbound.Count == MaxUnbound)
        {
            foreach (var stranger in _unbound)
            {
                if (!demultiplexer.Knows(stranger))
                {
                    Forget(stranger);
                }
            }

            _unbound.Clear();
        }
    }

    private void CountRefused(SrtpResult result)
    {
        switch (result)
        {
            case SrtpResult.Replayed:
                transport.Counters.DroppedReplayed++;
                transport.Router.Counters.DroppedReplayed++;
                break;
            case SrtpResult.TooShort:
                transport.Counters.DroppedMalformed++;
                transport.Router.Counters.DroppedMalformed++;
                break;
            case SrtpResult.TooManySources:
                transport.Counters.DroppedUnbound++;
                transport.Router.Counters.DroppedUnbound++;
                break;
            default:
                transport.Counters.DroppedUnauthenticated++;
                transport.Router.Counters.DroppedUnauthenticated++;
                break;
        }
    }
}
