namespace Classroom.Shared.Contracts.Media;

/// <summary>The retransmission stream of an encoding (RFC 4588).</summary>
public sealed record RtxParameters(uint Ssrc);
