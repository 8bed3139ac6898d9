using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>A packet a <see cref="Recorder"/> saw.</summary>
/// <param name="Playout">The element that says how long pictures may be held back; empty without.</param>
internal sealed record ReceivedPacket(int Layer, ulong Sequence, uint Timestamp, bool Marker, byte[] Payload, MonotonicTime At, byte[] Playout);
