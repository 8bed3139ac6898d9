using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Ice;

/// <summary>Keeps what an agent sends until the test takes it.</summary>
internal sealed class RecordingSink : IPacketSink
{
    private readonly byte[] _buffer = new byte[PacketBuffer.Capacity];

    public Queue<(TransportAddress To, byte[] Datagram)> Sent { get; } = [];

    public Span<byte> Reserve(int capacity) => _buffer.AsSpan(0, capacity);

    public void Commit(in TransportAddress to, int length) => Sent.Enqueue((to, _buffer[..length]));
}
