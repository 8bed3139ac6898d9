using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>Takes every datagram and forgets it: what is measured with it is the router alone.</summary>
internal sealed class DeafSink(IPacketSink inner) : IPacketSink
{
    private readonly byte[] _datagram = new byte[PacketBuffer.Capacity];

    /// <summary>While false the datagrams go where they should.</summary>
    public bool IsDeaf { get; set; }

    public long Packets { get; private set; }

    public Span<byte> Reserve(int capacity) => IsDeaf ? _datagram.AsSpan(0, capacity) : inner.Reserve(capacity);

    public void Commit(in TransportAddress to, int length)
    {
        Packets++;
        if (!IsDeaf)
        {
            inner.Commit(to, length);
        }
    }
}
