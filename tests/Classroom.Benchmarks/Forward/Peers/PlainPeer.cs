using Classroom.Relay.Media.Primitives;

namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>A peer of a server that neither connects nor protects: the measure of the kernel's share.</summary>
internal sealed class PlainPeer : LoadPeer
{
    /// <summary>Where it sends to; set before <see cref="Send"/>.</summary>
    public TransportAddress Server { get; set; }

    /// <summary>UDP port it receives at.</summary>
    public int Port => Socket.Port;

    public override void Send(LoadTrack track, int count, MonotonicTime now)
    {
        for (var i = 0; i < count; i++)
        {
            var packet = track.Write();
            packet.CopyTo(Sent.Reserve(packet.Length));
            Sent.Commit(Server, packet.Length);
        }

        Sent.Flush();
    }

    protected override void TakeOther(ReadOnlySpan<byte> datagram, MonotonicTime now)
    {
    }

    protected override void Tick(MonotonicTime now)
    {
    }
}
