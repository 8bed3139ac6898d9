using Classroom.Shared.Contracts.Media;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>What mediasoup-client needs to make its side of the transport.</summary>
public sealed record TransportCreated(string TransportId, IceParameters IceParameters, IReadOnlyList<IceCandidate> IceCandidates, DtlsParameters DtlsParameters);
