using Classroom.Relay.Media;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Rtp;

namespace Classroom.Fuzz.Targets;

/// <summary>A track that a client publishes to the relay and receives back. Every picture is one packet, and a keyframe.</summary>
internal sealed class PublishedTrack : IRtpTap
{
    private const int ClockStep = 1800;

    private readonly MediaPair _pair;
    private readonly uint _ssrc;
    private readonly byte _payloadType;
    private readonly Producer _local;
    private ushort _sequence;
    private uint _timestamp;

    public PublishedTrack(MediaPair pair, MemoryHost client, WebRtcTransport transport, string mimeType, uint ssrc)
    {
        _pair = pair;
        MimeType = mimeType;
        _ssrc = ssrc;
        var kind = SampleTracks.Kind(mimeType);
        var parameters = SampleTracks.Parameters(mimeType, ssrc);
        _payloadType = (byte)parameters.Codecs[0].PayloadType;
        _local = client.Router.ProduceLocally($"local-{mimeType}", kind, parameters, null, out var problem) ?? throw new InvalidOperationException(problem);
        var sent = transport.Consume($"sent-{mimeType}", _local, RouterCapabilities.Default, null)!;
        sent.Resume(pair.Now);
        if (!pair.Transport.TryProduce(mimeType, kind, sent.Parameters, null, out var producer, out problem))
        {
            throw new InvalidOperationException(problem);
        }

        Producer = producer;
        Consumer = pair.Transport.Consume($"consumer-{mimeType}", producer, RouterCapabilities.Default, null)!;
        if (!transport.TryProduce($"received-{mimeType}", kind, Consumer.Parameters, null, out var received, out problem))
        {
            throw new InvalidOperationException(problem);
        }

        received.AddTap(this);
        Consumer.Resume(pair.Now);
    }

    public string MimeType { get; }

    /// <summary>At the relay.</summary>
    public Producer Producer { get; }

    /// <summary>At the relay.</summary>
    public Consumer Consumer { get; }

    /// <summary>Packets that came back to the client.</summary>
    public long Received { get; private set; }

    /// <summary>Sequence number of the latest one.</summary>
    public ulong LastSequence { get; private set; }

    public void Publish() =>
        _local.Inject(SamplePackets.Make(_payloadType, _ssrc, ++_sequence, _timestamp += ClockStep, SamplePackets.FirstPayload(MimeType)), _pair.Now);

    public void OnPacket(Producer producer, int layer, ulong sequence, in RtpPacketView packet, MonotonicTime now)
    {
        Received++;
        LastSequence = sequence;
    }
}
