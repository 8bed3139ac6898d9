using Classroom.Shared.Contracts.Media;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>Receive tracks that live on the transport's router.</summary>
/// <param name="SourceIds">At most 64.</param>
/// <param name="Layer">Highest simulcast layer wanted: 0 lowest (thumbnail) to 2; null is the best there is.</param>
public sealed record ConsumeRequest(string TransportId, IReadOnlyList<string> SourceIds, RtpCapabilities RtpCapabilities, int? Layer = null);
