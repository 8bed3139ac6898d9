namespace Classroom.Relay.Media.Primitives;

/// <summary>
/// Where outgoing datagrams are written. The host collects them into system calls; tests carry them over a lossy wire.
/// Used by one thread, one datagram at a time: <see cref="Reserve"/>, write, <see cref="Commit"/>; a reservation not committed is void.
/// </summary>
public interface IPacketSink
{
    /// <summary>Room for the next datagram. Valid until the next call of either method.</summary>
    /// <param name="capacity">Bytes needed at most, up to <see cref="PacketBuffer.Capacity"/>.</param>
    Span<byte> Reserve(int capacity);

    /// <summary>Sends the first <paramref name="length"/> bytes of the reservation to <paramref name="to"/>.</summary>
    void Commit(in TransportAddress to, int length);
}
