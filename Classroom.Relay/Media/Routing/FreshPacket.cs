namespace Classroom.Relay.Media.Routing;

/// <summary>A packet that arrived since the last flush.</summary>
/// <param name="StartsKeyFrame">A decoder can start here.</param>
internal readonly record struct FreshPacket(ProducerStream Stream, StoredPacket Packet, bool StartsKeyFrame);
