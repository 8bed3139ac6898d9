using System.Text;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Finds the stream an authentic packet belongs to: by its SSRC once known, else by MID and RID, else by its payload type if only one
/// producer can have sent it (RFC 9143 §9.2, RFC 8852). What is learnt stays: senders drop the extensions after a while.
/// A retransmission stream is bound only to a layer that exists, never makes one.
/// </summary>
internal sealed class RtpDemultiplexer
{
    /// <summary>Sources one peer may use; beyond, packets are discarded (R46).</summary>
    public const int MaxRoutes = 64;

    /// <summary>Tracks one peer may send.</summary>
    public const int MaxProducers = 32;

    private const int MaxRid = 16;

    private readonly Dictionary<uint, StreamRoute> _routes = [];
    private readonly List<Producer> _producers = [];
    private HeaderExtensionIds _ids;

    /// <summary>Identifiers the peer uses: within a bundle they are the same for all its tracks (RFC 9143 §7.3).</summary>
    public ref readonly HeaderExtensionIds Ids => ref _ids;

    public List<Producer> Producers => _producers;

    /// <summary>Why a producer cannot be added, or null.</summary>
    public string? FindProblem(Producer producer)
    {
        if (_producers.Count == MaxProducers)
        {
            return $"a transport takes {MaxProducers} producers";
        }

        if (producer.MidBytes.Length > 0 && _producers.Exists(other => other.MidBytes.AsSpan().SequenceEqual(producer.MidBytes)))
        {
            return "the MID is in use";
        }

        foreach (var stream in producer.Streams)
        {
            if ((stream.Source is { } source && _routes.ContainsKey(source.Value))
                || (stream.RtxSource is { } rtx && _routes.ContainsKey(rtx.Value)))
            {
                return "an SSRC is in use";
            }
        }

        return null;
    }

    public void Add(Producer producer)
    {
        _producers.Add(producer);
        _ids = new HeaderExtensionIds
        {
            Mid = Merge(_ids.Mid, producer, HeaderExtensionUri.Mid),
            Rid = Merge(_ids.Rid, producer, HeaderExtensionUri.Rid),
            RepairedRid = Merge(_ids.RepairedRid, producer, HeaderExtensionUri.RepairedRid),
            TransportSequence = Merge(_ids.TransportSequence, producer, HeaderExtensionUri.TransportSequence),
            AudioLevel = Merge(_ids.AudioLevel, producer, HeaderExtensionUri.AudioLevel),
        };
        foreach (var stream in producer.Streams)
        {
            if (stream.Source is { } source)
            {
                _routes[source.Value] = new StreamRoute(stream, IsRtx: false);
            }

            if (stream.RtxSource is { } rtx)
            {
                _routes[rtx.Value] = new StreamRoute(stream, IsRtx: true);
            }
        }
    }

    public void Remove(Producer producer)
    {
        _producers.Remove(producer);
        foreach (var (source, route) in _routes)
        {
            if (route.Stream.Producer == producer)
            {
                _routes.Remove(source);
            }
        }
    }

    /// <summary>The stream of a known SSRC, or null.</summary>
    public ProducerStream? Find(Ssrc source) =>
        _routes.TryGetValue(source.Value, out var route) && !route.IsRtx ? route.Stream : null;

    /// <summary>Whether the SSRC, of media or of retransmissions, belongs to a stream.</summary>
    public bool Knows(Ssrc source) => _routes.ContainsKey(source.Value);

    /// <summary>Where the packet goes. False: discard it.</summary>
    public bool TryRoute(in RtpHeader header, in ReceivedExtensions extensions, MonotonicTime now, out StreamRoute route)
    {
        var isKnown = _routes.TryGetValue(header.Ssrc.Value, out route);
        if (isKnown && (extensions.Mid.IsEmpty || extensions.Mid.SequenceEqual(route.Stream.Producer.MidBytes) || route.Stream.Producer.MidBytes.Length == 0))
        {
            return IsLegal(route, header.PayloadType);
        }

        // An SSRC may move to another media section, if the packet says so.
        return TryLearn(header, extensions, isKnown, now, out route);
    }

    private static byte Merge(byte known, Producer producer, string uri)
    {
        var id = (byte)producer.Parameters.ExtensionId(uri);
        return id != 0 ? id : known;
    }

    private static bool IsLegal(StreamRoute route, byte payloadType) =>
        payloadType == (route.IsRtx ? route.Stream.Producer.Mapping.RtxPayloadType : route.Stream.Producer.Mapping.PayloadType);

    private bool TryLearn(in RtpHeader header, in ReceivedExtensions extensions, bool isKnown, MonotonicTime now, out StreamRoute route)
    {
        route = default;
        if ((!isKnown && _routes.Count >= MaxRoutes) || FindProducer(extensions.Mid, header.PayloadType) is not { } producer)
        {
            return false;
        }

        var isRtx = header.PayloadType == producer.Mapping.RtxPayloadType;
        if (FindLayer(producer, isRtx ? extensions.RepairedRid : extensions.Rid) is not { } stream)
        {
            return false;
        }

        route = new StreamRoute(stream, isRtx);
        if (isRtx)
        {
            Forget(stream.RtxSource, producer);
            stream.RtxSource = header.Ssrc;
        }
        else
        {
            Forget(stream.Source, producer);
            producer.Bind(stream, header.Ssrc, now);
        }

        _routes[header.Ssrc.Value] = route;
        return true;
    }

    /// <summary>By MID if the packet has one, and then by nothing else; otherwise the only producer that sends this payload type.</summary>
    private Producer? FindProducer(ReadOnlySpan<byte> mid, byte payloadType)
    {
        Producer? found = null;
        foreach (var producer in _producers)
        {
            if (payloadType != producer.Mapping.PayloadType && payloadType != producer.Mapping.RtxPayloadType)
            {
                continue;
            }

            if (!mid.IsEmpty && producer.MidBytes.Length > 0)
            {
                if (mid.SequenceEqual(producer.MidBytes))
                {
                    return producer;
                }
            }
            else if (found is not null)
            {
                return null;
            }
            else
            {
                found = producer;
            }
        }

        return found;
    }

    private static ProducerStream? FindLayer(Producer producer, ReadOnlySpan<byte> rid)
    {
        if (producer.Streams.Length == 1)
        {
            return producer.Streams[0];
        }

        Span<char> name = stackalloc char[MaxRid];
        if (rid.Length is 0 or > MaxRid)
        {
            return null;
        }

        var length = Encoding.ASCII.GetChars(rid, name);
        for (var i = 0; i < producer.Streams.Length; i++)
        {
            if (name[..length].SequenceEqual(producer.Parameters.Encodings[i].Rid))
            {
                return producer.Streams[i];
            }
        }

        return null;
    }

    private void Forget(Ssrc? source, Producer producer)
    {
        if (source is { } former)
        {
            _routes.Remove(former.Value);
            producer.Transport?.Forget(former);
        }
    }
}
