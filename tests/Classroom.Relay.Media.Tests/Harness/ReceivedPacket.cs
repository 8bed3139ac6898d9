using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>A packet a <see cref="Recorder"/> saw.</summary>
internal sealed record ReceivedPacket(int Layer, ulong Sequence, uint Timestamp, bool Marker, byte[] Payload, MonotonicTime At);
