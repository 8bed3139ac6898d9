using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Testing.Media;

/// <summary>One RTP stream fed into a peer's router: numbers, stamps and injects packets.</summary>
internal sealed class SyntheticStream
{
    private const int HeaderLength = 12;

    private static uint _lastSsrc = 1000;

    private readonly byte[] _packet = new byte[PacketBuffer.Capacity];
    private readonly Consumer _consumer;
    private readonly byte _payloadType;
    private readonly int _clockRate;
    private ushort _sequence = 1;

    public SyntheticStream(Peer peer, MediaKind kind, Func<uint, RtpParameters> describe, IProducerObserver? observer, MonotonicTime now)
    {
        var ssrc = Interlocked.Increment(ref _lastSsrc);
        var parameters = describe(ssrc);
        _payloadType = (byte)parameters.Codecs[0].PayloadType;
        _clockRate = parameters.Codecs[0].ClockRate;
        Producer = peer.Router.ProduceLocally($"local-{ssrc}", kind, parameters, observer, out var problem) ?? throw new InvalidOperationException(problem);
        _consumer = peer.Transport.Consume($"sent-{ssrc}", Producer, RouterCapabilities.Default, null)
            ?? throw new InvalidOperationException("The peer's transport is closed.");
        _consumer.Resume(now);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(8), ssrc);
    }

    public Producer Producer { get; }

    /// <summary>As they stand on the wire.</summary>
    public RtpParameters Parameters => _consumer.Parameters;

    /// <summary>Room for the next packet's payload.</summary>
    public Span<byte> Payload => _packet.AsSpan(HeaderLength);

    /// <summary>Sends the first <paramref name="length"/> bytes of <see cref="Payload"/>, captured now.</summary>
    public void Send(int length, bool marker, MonotonicTime now)
    {
        _packet[0] = 0x80;
        _packet[1] = (byte)(_payloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), _sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(4), (uint)(now.Microseconds * _clockRate / 1_000_000));
        Producer.Inject(_packet.AsSpan(0, HeaderLength + length), now);
    }
}
