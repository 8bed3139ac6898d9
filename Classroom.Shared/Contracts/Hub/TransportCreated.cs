using Classroom.Shared.Contracts.Media;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>What mediasoup-client needs to make its side of the transport.</summary>
/// <param name="RouterId">The router it is on: that of the sources it can receive.</param>
public sealed record TransportCreated(
    string TransportId, string RouterId, IceParameters IceParameters, IReadOnlyList<IceCandidate> IceCandidates, DtlsParameters DtlsParameters);
