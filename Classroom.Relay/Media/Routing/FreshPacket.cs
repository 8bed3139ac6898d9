namespace Classroom.Relay.Media.Routing;

/// <summary>A packet that arrived since the last flush. Fields, because every consumer reads them by reference.</summary>
internal readonly struct FreshPacket(ProducerStream stream, in StoredPacket packet, bool startsKeyFrame)
{
    public readonly ProducerStream Stream = stream;

    public readonly StoredPacket Packet = packet;

    /// <summary>A decoder can start here.</summary>
    public readonly bool StartsKeyFrame = startsKeyFrame;
}
